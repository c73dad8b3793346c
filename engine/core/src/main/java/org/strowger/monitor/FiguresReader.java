package org.strowger.monitor;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;
import org.strowger.codec.sbe.RejectCode;

/** Reads the live figures of an engine, which may be running, from their file. One thread. */
public final class FiguresReader implements AutoCloseable {
  private final MappedByteBuffer file;
  private final CountersReader counters;

  private FiguresReader(MappedByteBuffer file) {
    this.file = file;
    counters = new CountersReader(FiguresFile.descriptions(file), FiguresFile.values(file));
  }

  /** The file of an engine's figures. */
  public static Path file(Path engineDirectory) {
    return engineDirectory.resolve(FiguresFile.NAME);
  }

  /**
   * Opens the figures in an engine's directory; those of the last launch.
   *
   * @throws java.nio.file.NoSuchFileException if there are none
   * @throws IOException if they cannot be read
   */
  public static FiguresReader open(Path engineDirectory) throws IOException {
    Path path = file(engineDirectory);
    if (Files.isDirectory(path)) {
      throw new IOException(path + " cannot be understood: it is a directory");
    }
    MappedByteBuffer file;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IOException(path + " cannot be understood: it has " + channel.size() + " bytes");
      }
      file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    String wrong = FiguresFile.wrong(new UnsafeBuffer(file));
    if (wrong != null) {
      BufferUtil.free(file);
      throw new IOException(path + " cannot be understood: " + wrong);
    }
    return new FiguresReader(file);
  }

  public long get(Figure figure) {
    return counters.getCounterValue(FiguresFile.id(figure));
  }

  /** Refusals with this code since the launch. */
  public long get(RejectCode code) {
    return counters.getCounterValue(FiguresFile.id(code));
  }

  public long get(Latency latency, Latency.Part part) {
    return counters.getCounterValue(FiguresFile.id(latency, part));
  }

  /** What the engine said last that it does. A process that ended at once could not say so. */
  public EngineState state() {
    EngineState[] states = EngineState.values();
    int state = (int) get(Figure.STATE);
    return states[Math.min(Math.max(state, 0), states.length - 1)];
  }

  @Override
  public void close() {
    BufferUtil.free(file);
  }
}
