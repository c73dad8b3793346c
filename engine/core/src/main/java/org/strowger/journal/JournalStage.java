package org.strowger.journal;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.TakeSnapshotDecoder;
import org.strowger.core.StateMachine;
import org.strowger.ring.RecordStage;
import org.strowger.snapshot.SnapshotWriter;

/**
 * Seals, appends, applies, and writes a mark now and then, all on the ring's consumer thread. A
 * query is neither sealed nor appended (rule T5).
 *
 * <p>Marks stand where core and journal are at the same command: when {@link #MARK_INTERVAL}
 * commands or more have followed the last one, after a snapshot, and at an orderly end.
 */
public final class JournalStage implements RecordStage {
  /** Commands after which a mark is due. */
  public static final int MARK_INTERVAL = 4096;

  /** Commands after which an idle thread digests what they changed. */
  private static final int DIGEST_INTERVAL = 32;

  /** Makes records that nobody published. */
  @FunctionalInterface
  public interface OwnRecords {
    /**
     * The next record.
     *
     * @return its length at offset 0, or 0
     */
    int next(UnsafeBuffer buffer);
  }

  private final Seal seal;
  private final JournalSink sink;
  private final boolean syncEachBatch;
  private final StateMachine core;
  private final SnapshotWriter snapshots;
  private final OwnRecords followUp;
  private final OwnRecords idle;
  private final UnsafeBuffer mark;
  private long digestDue = DIGEST_INTERVAL;
  private StageWatch watch = StageWatch.NONE;
  private boolean appended;
  private long bytes;
  private long lastMark;
  private long syncs;
  private volatile long nextDeadlineMs;

  /**
   * Wires the stage.
   *
   * @param seal where the journal stands
   * @param syncEachBatch whether a batch survives loss of power before it is applied
   * @param core at the same command as the seal
   * @param snapshots the sink that the core writes to
   * @param followUp what applied commands have left to be done
   * @param idle what to do without traffic
   */
  public JournalStage(
      Seal seal,
      JournalSink sink,
      boolean syncEachBatch,
      StateMachine core,
      SnapshotWriter snapshots,
      OwnRecords followUp,
      OwnRecords idle) {
    this.seal = seal;
    this.sink = sink;
    this.syncEachBatch = syncEachBatch;
    this.core = core;
    this.snapshots = snapshots;
    this.followUp = followUp;
    this.idle = idle;
    mark = new UnsafeBuffer(ByteBuffer.allocateDirect(Seal.MARK_LENGTH));
    nextDeadlineMs = core.nextDeadlineMs();
  }

  /** Sets who looks on; before the first record. */
  public void watch(StageWatch value) {
    watch = value;
  }

  @Override
  public void batch(long publishedNs) {
    watch.began(publishedNs);
  }

  @Override
  public void begin() {
    sink.begin();
  }

  @Override
  public boolean append(UnsafeBuffer buffer, int offset, int length) {
    if (isQuery(buffer, offset)) {
      return false;
    }
    appended = true;
    seal.sealCommand(buffer, offset, length);
    sink.append(buffer, offset, length);
    bytes += length;
    return Seal.templateId(buffer, offset) == TakeSnapshotDecoder.TEMPLATE_ID;
  }

  @Override
  public void commit() {
    sink.commit();
    if (syncEachBatch && appended) {
      sync();
    }
    appended = false;
    watch.journaled(seal.sequence());
  }

  private void sync() {
    sink.sync();
    syncs++;
  }

  private static boolean isQuery(UnsafeBuffer buffer, int offset) {
    return Envelope.kind(buffer, offset) == Envelope.QUERY;
  }

  @Override
  public void apply(UnsafeBuffer buffer, int offset, int length) {
    if (isQuery(buffer, offset)) {
      core.query(buffer, offset);
    } else {
      core.apply(buffer, offset, length);
    }
  }

  @Override
  public void endBatch() {
    if (snapshots.waitsForMark()) {
      long position = writeMark();
      sync();
      snapshots.complete(position, seal.lastCrc(), seal.hash(), seal.highestInteraction());
    } else if (seal.commandsSinceMark() >= MARK_INTERVAL) {
      writeMark();
    }
    nextDeadlineMs = core.nextDeadlineMs();
    watch.applied();
  }

  /** A mark has an entry of its own, so that a snapshot can point to it. */
  private long writeMark() {
    seal.sealMark(mark, core);
    sink.append(mark, 0, Seal.MARK_LENGTH);
    bytes += Seal.MARK_LENGTH;
    lastMark = seal.sequence();
    digestDue = DIGEST_INTERVAL;
    long position = sink.commit();
    sink.rollIfLong();
    return position;
  }

  @Override
  public int followUp(UnsafeBuffer buffer) {
    return sink.hasRoom() ? followUp.next(buffer) : 0;
  }

  @Override
  public boolean hasRoom() {
    return sink.hasRoom();
  }

  @Override
  public int idle(UnsafeBuffer buffer) {
    int length = sink.hasRoom() ? idle.next(buffer) : 0;
    if (length == 0) {
      watch.idle();
      workAhead();
    }
    return length;
  }

  /** Does part of what the next mark costs, a little at a time, while nobody waits. */
  private void workAhead() {
    seal.catchUp();
    if (seal.commandsSinceMark() >= digestDue) {
      core.stateDigest();
      digestDue = seal.commandsSinceMark() + DIGEST_INTERVAL;
    }
  }

  @Override
  public void end() {
    if (seal.commandsSinceMark() > 0) {
      writeMark();
    }
    sync();
  }

  @Override
  public void release() {
    try (snapshots) {
      sink.close();
    }
  }

  /** Bytes of records appended since the launch. The stage's thread. */
  public long bytes() {
    return bytes;
  }

  /** Sequence of the last mark written since the launch, 0 if none. The stage's thread. */
  public long lastMark() {
    return lastMark;
  }

  /** How often what was appended was made to survive a loss of power. The stage's thread. */
  public long syncs() {
    return syncs;
  }

  /** Deadline of the next timer as of the last batch, milliseconds since the epoch. Any thread. */
  public long nextDeadlineMs() {
    return nextDeadlineMs;
  }
}
