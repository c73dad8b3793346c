package org.strowger.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;

/**
 * Writes snapshots as files: a header, then blocks each with length and CRC-32C in front, then a
 * length of 0 and the footer (number of blocks, state digest, event digest, event count, CRC-32C of
 * these). The file has a temporary name until it is complete and on the device.
 */
public final class SnapshotFileWriter implements SnapshotWriter {
  static final int BLOCK_HEADER_LENGTH = 8;
  static final int FOOTER_LENGTH = 4 + 4 * 8 + 4;
  static final int MAX_BLOCK_LENGTH = 64 * 1024;

  private final Path engineDirectory;
  private final String temporaryName;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer bytes =
      ByteBuffer.allocate(BLOCK_HEADER_LENGTH + MAX_BLOCK_LENGTH).order(LITTLE_ENDIAN);

  private FileChannel channel;
  private Path temporary;
  private boolean enabled;
  private boolean ended;
  private long sequence;
  private long timeMs;
  private long blocks;

  /**
   * Writes into the snapshots of this engine's directory, once enabled.
   *
   * @param writer who writes: each has a temporary file of its own
   */
  public SnapshotFileWriter(Path engineDirectory, String writer) {
    this.engineDirectory = engineDirectory;
    temporaryName = "snapshot-of-" + writer + ".tmp";
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
    try {
      Files.createDirectories(SnapshotFiles.directory(engineDirectory));
      temporary = SnapshotFiles.directory(engineDirectory).resolve(temporaryName);
      channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new IOException("another process writes " + temporary);
      }
      channel.truncate(0);
      write(ByteBuffer.allocate(SnapshotHeader.LENGTH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      channel.close();
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ended = false;
    channel = null;
  }

  private void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
