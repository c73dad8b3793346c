package org.strowger.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.MutableDirectBuffer;
import org.strowger.core.port.SnapshotSource;
import org.strowger.disk.FileFault;

/** Reads a snapshot file whose every checksum was found right when it was opened. One thread. */
public final class SnapshotFileReader implements SnapshotSource, AutoCloseable {
  private static final int STREAM_BUFFER_LENGTH = 1 << 20;

  private final CRC32C crc = new CRC32C();
  private final byte[] block = new byte[SnapshotFileWriter.MAX_BLOCK_LENGTH];
  private final DataInputStream stream;
  private final SnapshotHeader header;
  private long blocks;
  private long stateDigest;
  private long eventDigest;
  private long eventCount;
  private boolean atEnd;

  private SnapshotFileReader(InputStream stream) throws IOException, DamagedSnapshotException {
    this.stream = new DataInputStream(new BufferedInputStream(stream, STREAM_BUFFER_LENGTH));
    byte[] bytes = new byte[SnapshotHeader.LENGTH];
    boolean read = false;
    try {
      this.stream.readFully(bytes);
      header = SnapshotHeader.decode(bytes);
      read = true;
    } finally {
      if (!read) {
        stream.close();
      }
    }
  }

  /** Whether every byte of a file is as written. */
  public static boolean isGood(Path file) {
    try (SnapshotFileReader reader = open(file)) {
      return reader.sequence() > 0;
    } catch (DamagedSnapshotException e) {
      return false;
    }
  }

  /**
   * Opens a file after reading it once from end to end.
   *
   * @throws DamagedSnapshotException if any byte of it is not as written
   */
  public static SnapshotFileReader open(Path file) throws DamagedSnapshotException {
    try {
      long stateDigest;
      long eventDigest;
      long eventCount;
      try (SnapshotFileReader reader = begin(file)) {
        while (reader.readBlock() > 0) {}
        if (reader.stream.read() >= 0) {
          throw new DamagedSnapshotException("it goes on after its end");
        }
        stateDigest = reader.stateDigest;
        eventDigest = reader.eventDigest;
        eventCount = reader.eventCount;
      }
      SnapshotFileReader reader = begin(file);
      reader.stateDigest = stateDigest;
      reader.eventDigest = eventDigest;
      reader.eventCount = eventCount;
      return reader;
    } catch (EOFException e) {
      throw new DamagedSnapshotException("it ends too early");
    } catch (IOException e) {
      throw FileFault.of(file, e);
    }
  }

  private static SnapshotFileReader begin(Path file) throws IOException, DamagedSnapshotException {
    InputStream stream = Files.newInputStream(file);
    try {
      return new SnapshotFileReader(stream);
    } catch (IOException | DamagedSnapshotException e) {
      stream.close();
      throw e;
    }
  }

  @Override
  public int next(MutableDirectBuffer buffer) {
    try {
      int length = readBlock();
      if (length <= 0) {
        return -1;
      }
      buffer.putBytes(0, block, 0, length);
      return length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DamagedSnapshotException e) {
      throw new IllegalStateException("the snapshot changed while it was read", e);
    }
  }

  private int readBlock() throws IOException, DamagedSnapshotException {
    if (atEnd) {
      return 0;
    }
    int length = Integer.reverseBytes(stream.readInt());
    if (length == 0) {
      readFooter();
      atEnd = true;
      return 0;
    }
    if (length < 0 || length > block.length) {
      throw new DamagedSnapshotException("block " + (blocks + 1) + " has length " + length);
    }
    int expected = Integer.reverseBytes(stream.readInt());
    stream.readFully(block, 0, length);
    crc.reset();
    crc.update(block, 0, length);
    if (expected != (int) crc.getValue()) {
      throw new DamagedSnapshotException("the checksum of block " + (blocks + 1) + " does not fit");
    }
    blocks++;
    return length;
  }

  private void readFooter() throws IOException, DamagedSnapshotException {
    ByteBuffer footer = ByteBuffer.allocate(SnapshotFileWriter.FOOTER_LENGTH).order(LITTLE_ENDIAN);
    stream.readFully(footer.array(), Integer.BYTES, footer.capacity() - Integer.BYTES);
    crc.reset();
    crc.update(footer.array(), 0, footer.capacity() - Integer.BYTES);
    footer.position(Integer.BYTES);
    long expectedBlocks = footer.getLong();
    stateDigest = footer.getLong();
    eventDigest = footer.getLong();
    eventCount = footer.getLong();
    if (footer.getInt() != (int) crc.getValue()) {
      throw new DamagedSnapshotException("the checksum of its footer does not fit");
    }
    if (expectedBlocks != blocks) {
      throw new DamagedSnapshotException(
          "it has " + blocks + " blocks, its footer says " + expectedBlocks);
    }
  }

  /** Sequence of the last command in the state. */
  public long sequence() {
    return header.sequence();
  }

  /** Engine time, milliseconds since the epoch. */
  public long timeMs() {
    return header.timeMs();
  }

  /** Position of the mark after the snapshot's command. */
  public long journalPosition() {
    return header.journalPosition();
  }

  /** Checksum of that mark's record. */
  public int lastCrc() {
    return header.lastCrc();
  }

  /** Highest number an interaction's name was defined for. */
  public long highestInteraction() {
    return header.highestInteraction();
  }

  /** Digest the state must have. */
  public long stateDigest() {
    return stateDigest;
  }

  /** Digest of all events up to there. */
  public long eventDigest() {
    return eventDigest;
  }

  /** Number of events up to there. */
  public long eventCount() {
    return eventCount;
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
