// Swift's Glibc module does not import renameat2(2).
#include <unistd.h>
#include <fcntl.h>
#include <sys/syscall.h>

// Exchanges two paths in one step (RENAME_EXCHANGE). Returns 0, or -1 with errno.
static inline int klartext_exchange(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u);
}
