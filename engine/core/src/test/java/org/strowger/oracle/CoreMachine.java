package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.EstimateAnswerDecoder;
import org.strowger.codec.sbe.InteractionAnswerDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.SummaryAnswerDecoder;
import org.strowger.core.StateMachine;
import org.strowger.core.port.SnapshotSink;

/** The real core, with its events kept as bytes and as text and its newest snapshot in memory. */
public final class CoreMachine implements Subject {
  /** Records and blocks are put at an offset, with noise around them. */
  private static final int OFFSET = 24;

  private final CoreLimits limits;
  private final StateMachine machine;
  private final EventText text = new EventText();
  private final CommandFactory factory = new CommandFactory();
  private final Memory memory = new Memory();
  private List<byte[]> bytes = new ArrayList<>();
  private List<String> lines = new ArrayList<>();

  /** A snapshot as the core wrote it. */
  public record Snapshot(
      long sequence,
      long timeMs,
      List<byte[]> blocks,
      long stateDigest,
      long eventDigest,
      long eventCount) {}

  public CoreMachine(CoreLimits limits) {
    this.limits = limits;
    machine = new StateMachine(limits, this::onEvent, memory);
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    byte[] event = new byte[length];
    buffer.getBytes(offset, event);
    bytes.add(event);
    lines.add(text.of(new UnsafeBuffer(event), 0));
  }

  @Override
  public List<String> apply(byte[] record) {
    bytes = new ArrayList<>();
    lines = new ArrayList<>();
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + record.length + OFFSET]);
    buffer.setMemory(0, buffer.capacity(), (byte) 0xFF);
    buffer.putBytes(OFFSET, record);
    machine.apply(buffer, OFFSET, record.length);
    return lines;
  }

  @Override
  public List<String> answers(State asked, PlanData.Queue queue) {
    List<String> answers = new ArrayList<>();
    for (State.Interaction each : asked.in(queue)) {
      long interaction = each.number;
      answers.add(
          answer(
              (f, to) -> f.queryInteraction(to, Envelope.LENGTH, interaction),
              last -> {
                var e = new InteractionAnswerDecoder();
                e.wrapAndApplyHeader(last, EventHeader.LENGTH, new MessageHeaderDecoder());
                return "interaction=%d %d %d %d"
                    .formatted(e.interaction(), e.estimatedMs(), e.errorP50Ms(), e.errorP90Ms());
              }));
    }
    for (PlanData.Channel channel : asked.plan.channels()) {
      answers.add(
          answer(
              (f, to) -> f.queryEstimate(to, Envelope.LENGTH, queue.queue(), channel.channel()),
              CoreMachine::estimate));
    }
    answers.add(
        answer(
            (f, to) -> f.querySummary(to, Envelope.LENGTH),
            last -> {
              var e = new SummaryAnswerDecoder();
              e.wrapAndApplyHeader(last, EventHeader.LENGTH, new MessageHeaderDecoder());
              return "shifts %d %d %d %d"
                  .formatted(
                      e.shiftsOffered(), e.shiftsTaken(), e.shiftsRefused(), e.shiftsExpired());
            }));
    return answers;
  }

  private static String estimate(DirectBuffer last) {
    var e = new EstimateAnswerDecoder();
    e.wrapAndApplyHeader(last, EventHeader.LENGTH, new MessageHeaderDecoder());
    return "queue=%d channel=%d %d p50=%d p90=%d waiting=%d starts=%d"
        .formatted(
            e.queue(),
            e.channel(),
            e.estimatedMs(),
            e.errorP50Ms(),
            e.errorP90Ms(),
            e.waiting(),
            e.starts());
  }

  /** The last event of the answer to a query, in words; the events of the last record stay. */
  private String answer(
      ToIntBiFunction<CommandFactory, MutableDirectBuffer> query,
      Function<DirectBuffer, String> words) {
    List<byte[]> keptBytes = bytes;
    List<String> keptLines = lines;
    bytes = new ArrayList<>();
    lines = new ArrayList<>();
    MutableDirectBuffer record = new ExpandableArrayBuffer(256);
    int length = query.applyAsInt(factory, record);
    Envelope.write(record, 0, Envelope.LENGTH + length, Envelope.QUERY, 0, 0, 0, 0);
    machine.query(record, 0);
    String answer = words.apply(new UnsafeBuffer(bytes.get(bytes.size() - 1)));
    bytes = keptBytes;
    lines = keptLines;
    return answer;
  }

  /** The events of the last record, as bytes. */
  public List<byte[]> eventBytes() {
    return bytes;
  }

  /** The machine itself. */
  public StateMachine machine() {
    return machine;
  }

  /** The snapshot written since the last call, or null. */
  public Snapshot takeSnapshot() {
    Snapshot newest = memory.newest;
    memory.newest = null;
    return newest;
  }

  /** A fresh machine with the state of a snapshot. */
  public CoreMachine restored(Snapshot snapshot) {
    CoreMachine fresh = new CoreMachine(limits);
    Iterator<byte[]> blocks = snapshot.blocks().iterator();
    fresh.machine.load(
        buffer -> {
          if (!blocks.hasNext()) {
            return -1;
          }
          byte[] block = blocks.next();
          buffer.putBytes(0, block);
          return block.length;
        });
    return fresh;
  }

  private static final class Memory implements SnapshotSink {
    private List<byte[]> blocks = new ArrayList<>();
    private long sequence;
    private long timeMs;
    private Snapshot newest;

    @Override
    public void begin(long sequence, long timeMs) {
      blocks = new ArrayList<>();
      this.sequence = sequence;
      this.timeMs = timeMs;
    }

    @Override
    public void block(DirectBuffer buffer, int offset, int length) {
      byte[] block = new byte[length];
      buffer.getBytes(offset, block);
      blocks.add(block);
    }

    @Override
    public void end(long stateDigest, long eventDigest, long eventCount) {
      newest = new Snapshot(sequence, timeMs, blocks, stateDigest, eventDigest, eventCount);
    }
  }
}
