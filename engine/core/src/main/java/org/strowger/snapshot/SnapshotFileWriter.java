package org.strowger.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.disk.Device;
import org.strowger.disk.DiskFloor;
import org.strowger.disk.LockedFile;

/**
 * Writes snapshots as files: a header, then blocks each with length and CRC-32C in front, then a
 * length of 0 and the footer (number of blocks, state digest, event digest, event count, CRC-32C of
 * these). The file has a temporary name until it is complete and on the device. A lock of its own
 * keeps others from that name: that of the file would go with it to the name it gets at the end.
 */
public final class SnapshotFileWriter implements SnapshotWriter {
  static final int BLOCK_HEADER_LENGTH = 8;
  static final int FOOTER_LENGTH = 4 + 4 * 8 + 4;
  static final int MAX_BLOCK_LENGTH = 64 * 1024;

  /** Bytes after which it looks again how much the disk has free. */
  private static final int LOOK_LENGTH = 1 << 20;

  private final Path engineDirectory;
  private final String name;
  private final DiskFloor floor;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer bytes =
      ByteBuffer.allocate(BLOCK_HEADER_LENGTH + MAX_BLOCK_LENGTH).order(LITTLE_ENDIAN);

  private LockedFile lock;
  private FileChannel channel;
  private Path temporary;
  private boolean enabled;
  private boolean ended;
  private long sequence;
  private long timeMs;
  private long blocks;
  private long leftUntilLook;

  /**
   * Writes into the snapshots of this engine's directory, once enabled.
   *
   * @param writer who writes: each has a temporary file of its own
   * @param floor what stays free of the disk; a snapshot that would take of it fails
   */
  public SnapshotFileWriter(Path engineDirectory, String writer, DiskFloor floor) {
    this.engineDirectory = engineDirectory;
    this.floor = floor;
    name = "snapshot-of-" + writer;
  }

  /** Ends recovery, in which snapshots are passed over. */
  public void enable() {
    enabled = true;
  }

  @Override
  public void begin(long snapshotSequence, long snapshotTimeMs) {
    if (!enabled) {
      return;
    }
    sequence = snapshotSequence;
    timeMs = snapshotTimeMs;
    blocks = 0;
    ended = false;
    leftUntilLook = 0;
    try {
      Path directory = SnapshotFiles.directory(engineDirectory);
      Device.makeDirectories(directory);
      lock = lock(directory.resolve(name + ".lock"));
      temporary = directory.resolve(name + ".tmp");
      channel = FileChannel.open(temporary, CREATE, TRUNCATE_EXISTING, WRITE);
      write(ByteBuffer.allocate(SnapshotHeader.LENGTH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LockedFile lock(Path file) throws IOException {
    LockedFile lock = LockedFile.take(file);
    if (lock == null) {
      throw new IOException("another one writes a snapshot, and has locked " + file);
    }
    return lock;
  }

  @Override
  public void block(DirectBuffer buffer, int offset, int length) {
    if (!enabled) {
      return;
    }
    if (length < 1 || length > MAX_BLOCK_LENGTH) {
      throw new IllegalArgumentException(
          "a block has 1 to " + MAX_BLOCK_LENGTH + " bytes, this has " + length);
    }
    bytes.clear();
    buffer.getBytes(offset, bytes.array(), BLOCK_HEADER_LENGTH, length);
    crc.reset();
    crc.update(bytes.array(), BLOCK_HEADER_LENGTH, length);
    bytes.putInt(length).putInt((int) crc.getValue());
    bytes.position(0).limit(BLOCK_HEADER_LENGTH + length);
    blocks++;
    try {
      write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void end(long stateDigest, long eventDigest, long eventCount) {
    if (!enabled) {
      return;
    }
    bytes.clear();
    bytes.putInt(0).putLong(blocks).putLong(stateDigest).putLong(eventDigest).putLong(eventCount);
    crc.reset();
    crc.update(bytes.array(), 0, bytes.position());
    bytes.putInt((int) crc.getValue()).flip();
    try {
      write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ended = true;
  }

  @Override
  public boolean waitsForMark() {
    return ended;
  }

  @Override
  public void complete(long journalPosition, int lastCrc, String hash, long highestInteraction) {
    SnapshotHeader header =
        new SnapshotHeader(
            Envelope.BEHAVIOUR,
            sequence,
            timeMs,
            journalPosition,
            highestInteraction,
            lastCrc,
            hash);
    Path file = SnapshotFiles.file(engineDirectory, sequence);
    try {
      channel.position(0);
      write(ByteBuffer.wrap(header.encode()));
      channel.force(true);
      Files.move(temporary, file, ATOMIC_MOVE);
      Device.sync(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    close();
  }

  private void write(ByteBuffer buffer) throws IOException {
    leftUntilLook -= buffer.remaining();
    if (leftUntilLook < 0) {
      floor.require(LOOK_LENGTH);
      leftUntilLook = LOOK_LENGTH;
    }
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /**
   * Deletes what is not complete, which gives its room back; another may be begun. What cannot be
   * deleted is written over by the next.
   */
  @Override
  public void close() {
    ended = false;
    if (lock == null) {
      return;
    }
    try {
      try {
        if (channel != null) {
          channel.close();
        }
        Files.deleteIfExists(temporary);
      } finally {
        channel = null;
        lock.close();
        lock = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
