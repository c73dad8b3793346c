package org.strowger.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;

/** Cost of writing and reading back one message header. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
      "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED"
    })
public class HeaderBenchmark {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
  private final MessageHeaderEncoder encoder = new MessageHeaderEncoder();
  private final MessageHeaderDecoder decoder = new MessageHeaderDecoder();

  /**
   * Writes a header and reads one field of it.
   *
   * @return the field, so that the work is not optimised away
   */
  @Benchmark
  public int writeAndRead() {
    encoder.wrap(buffer, 0).blockLength(8).templateId(1).schemaId(1).version(0);
    return decoder.wrap(buffer, 0).templateId();
  }
}
