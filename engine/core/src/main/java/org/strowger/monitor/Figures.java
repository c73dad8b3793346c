package org.strowger.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;
import org.strowger.codec.sbe.RejectCode;

/**
 * Writes live figures. Each has one thread that sets it; a reader sees each as it was at some
 * moment, not all at the same.
 */
final class Figures implements AutoCloseable {
  private final MappedByteBuffer file;
  private final AtomicCounter[] counters = new AtomicCounter[FiguresFile.COUNTERS];

  private Figures(ByteBuffer memory, MappedByteBuffer file) {
    this.file = file;
    CountersManager manager =
        new CountersManager(FiguresFile.descriptions(memory), FiguresFile.values(memory));
    for (Figure figure : Figure.values()) {
      add(manager, FiguresFile.id(figure), figure.label(), FiguresFile.FIGURE);
    }
    for (RejectCode code : RejectCode.values()) {
      add(manager, FiguresFile.id(code), code.name(), FiguresFile.REFUSAL);
    }
    for (Latency latency : Latency.values()) {
      for (Latency.Part part : Latency.Part.values()) {
        String label = latency.name() + " " + part;
        add(manager, FiguresFile.id(latency, part), label, FiguresFile.LATENCY);
      }
    }
    FiguresFile.writeHeader(new UnsafeBuffer(memory));
  }

  private void add(CountersManager manager, int id, String label, int type) {
    counters[id] = manager.newCounter(label, type);
    if (counters[id].id() != id) {
      throw new IllegalStateException(label + " has number " + counters[id].id() + ", not " + id);
    }
  }

  /** Figures that nobody but this process sees. */
  static Figures inMemory() {
    return new Figures(BufferUtil.allocateDirectAligned(FiguresFile.LENGTH, Long.BYTES), null);
  }

  /**
   * Makes a new file, in place of one that there may be: who reads that one still does. All of it
   * is written before it is mapped, so that a full disk is an exception and no fault.
   */
  static Figures inFile(Path directory) throws IOException {
    Path made = directory.resolve(FiguresFile.NAME + ".new");
    Files.write(made, new byte[FiguresFile.LENGTH]);
    MappedByteBuffer mapped;
    try (FileChannel channel =
        FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, FiguresFile.LENGTH);
    }
    Figures figures = new Figures(mapped, mapped);
    Files.move(
        made,
        directory.resolve(FiguresFile.NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return figures;
  }

  void set(Figure figure, long value) {
    counters[FiguresFile.id(figure)].setRelease(value);
  }

  void set(RejectCode code, long value) {
    counters[FiguresFile.id(code)].setRelease(value);
  }

  void set(Latency latency, Latency.Part part, long value) {
    counters[FiguresFile.id(latency, part)].setRelease(value);
  }

  /** Nobody may set anything any more. */
  @Override
  public void close() {
    if (file != null) {
      BufferUtil.free(file);
    }
  }
}
