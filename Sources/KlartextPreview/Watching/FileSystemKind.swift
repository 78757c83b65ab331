import CPlatform

/// Whether a file system tells of changes that others make.
enum FileSystemKind {
  /// By the numbers of statfs(2): network drives and the disks of Windows in WSL tell only of what this computer writes,
  /// or of nothing.
  private static let silent: Set<Int> = [
    0x6969,  // NFS
    0x517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB, CIFS
    0x0102_1997,  // 9P: disks of Windows in WSL 2, shared folders of virtual machines
    0x5346_4846,  // drvfs of WSL 1
    0x6573_5546,  // FUSE: SSHFS and the like
    0x786F_4256,  // shared folders of VirtualBox
    0x00C3_6400,  // Ceph
    0x564C, 0x5346_414F,  // NCP, AFS
  ]

  static func tellsOfChanges(at path: String) -> Bool { !silent.contains(Int(klartext_filesystem(path))) }
}
