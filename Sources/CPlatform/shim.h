// What Swift's Glibc module does not import: renameat2(2) and statfs(2).
#include <unistd.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/vfs.h>

// Exchanges two paths in one step (RENAME_EXCHANGE). Returns 0, or -1 with errno.
static inline int klartext_exchange(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u);
}

// The number of the file system's kind at a path, or -1.
static inline long klartext_filesystem(const char *path) {
  struct statfs info;
  return statfs(path, &info) == 0 ? (long)(unsigned int)info.f_type : -1;
}
