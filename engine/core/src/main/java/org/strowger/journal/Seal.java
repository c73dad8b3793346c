package org.strowger.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.DigestMarkDecoder;
import org.strowger.codec.sbe.DigestMarkEncoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.core.StateMachine;

/**
 * Where the journal stands: last sequence, last time, last checksum, the hash since the last mark.
 * It seals new records after it, or checks read ones and moves on with them; both keep the same
 * account, so sealing goes on exactly where reading stopped. No allocation but for a failed check.
 * One thread.
 */
public final class Seal {
  /** Length of a mark record, bytes. */
  public static final int MARK_LENGTH =
      Envelope.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH + DigestMarkEncoder.BLOCK_LENGTH;

  private static final int MIN_LENGTH = Envelope.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int TEMPLATE_OFFSET =
      Envelope.LENGTH + MessageHeaderDecoder.templateIdEncodingOffset();

  private final RecordChecksum checksum = new RecordChecksum();
  private final HashChain chain = new HashChain();
  private final byte[] hash = new byte[HashChain.HASH_LENGTH];
  private final byte[] computedHash = new byte[HashChain.HASH_LENGTH];
  private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
  private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
  private final DigestMarkEncoder markEncoder = new DigestMarkEncoder();
  private final DigestMarkDecoder markDecoder = new DigestMarkDecoder();
  private final DefineNameDecoder defineName = new DefineNameDecoder();

  private long sequence;
  private long timeMs = Long.MIN_VALUE;
  private int lastCrc;
  private long commandsSinceMark;
  private long marks;
  private long highestInteraction;

  /** Sequence of the last command, 0 before the first. */
  public long sequence() {
    return sequence;
  }

  /** Time of the last record, {@link Long#MIN_VALUE} before the first. */
  public long timeMs() {
    return timeMs;
  }

  /** Checksum of the last record, 0 before the first. */
  public int lastCrc() {
    return lastCrc;
  }

  /** Commands since the last mark. */
  public long commandsSinceMark() {
    return commandsSinceMark;
  }

  /** Marks sealed or checked by this object. */
  public long marks() {
    return marks;
  }

  /** Highest number that any interaction's name was ever defined for, 0 if none. */
  public long highestInteraction() {
    return highestInteraction;
  }

  /** Hash of the last mark as 64 hexadecimal digits, zeros if there is none. */
  public String hash() {
    return HexFormat.of().formatHex(hash);
  }

  /** Last command and hash of everything up to it. Allocates. */
  public Head head() {
    boolean atMark = commandsSinceMark == 0;
    return Head.of(sequence, atMark ? hash : chain.soFar());
  }

  /** Template id of the message in a record. */
  public static int templateId(DirectBuffer buffer, int offset) {
    return buffer.getShort(offset + TEMPLATE_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
  }

  /** Sets sequence, time (never back), chain and checksum of a command's record. */
  void sealCommand(MutableDirectBuffer buffer, int offset, int length) {
    long time = Math.max(timeMs, Envelope.timeMs(buffer, offset));
    buffer.putLong(offset + Envelope.SEQUENCE_OFFSET, sequence + 1, LITTLE_ENDIAN);
    buffer.putLong(offset + Envelope.TIME_OFFSET, time, LITTLE_ENDIAN);
    close(buffer, offset, length);
    sequence++;
    timeMs = time;
    countCommand(buffer, offset, length);
  }

  private void close(MutableDirectBuffer buffer, int offset, int length) {
    buffer.putInt(offset + Envelope.CHAIN_OFFSET, lastCrc, LITTLE_ENDIAN);
    lastCrc = checksum.of(buffer, offset, length);
    buffer.putInt(offset + Envelope.CRC_OFFSET, lastCrc, LITTLE_ENDIAN);
    chain.add(buffer, offset, length);
  }

  /** Hashes what waits for it. Changes nothing but when it is done. */
  void catchUp() {
    chain.catchUp();
  }

  private void countCommand(DirectBuffer buffer, int offset, int length) {
    commandsSinceMark++;
    if (templateId(buffer, offset) == DefineNameDecoder.TEMPLATE_ID
        && length >= MIN_LENGTH + DefineNameDecoder.BLOCK_LENGTH) {
      defineName.wrap(
          buffer,
          offset + MIN_LENGTH,
          DefineNameDecoder.BLOCK_LENGTH,
          DefineNameDecoder.SCHEMA_VERSION);
      if (defineName.kindRaw() == IdKind.INTERACTION.value()) {
        highestInteraction = Math.max(highestInteraction, defineName.number());
      }
    }
  }

  /** Writes a mark with the core's digests as a record of {@link #MARK_LENGTH} at 0. */
  void sealMark(MutableDirectBuffer buffer, StateMachine core) {
    chain.finish(hash);
    Envelope.write(buffer, 0, MARK_LENGTH, Envelope.MARK, sequence, timeMs, 0, 0);
    markEncoder
        .wrapAndApplyHeader(buffer, Envelope.LENGTH, headerEncoder)
        .throughSequence(sequence)
        .appliedSequence(core.sequence())
        .stateDigest(core.stateDigest())
        .eventDigest(core.eventDigest())
        .eventCount(core.eventCount())
        .putHash(hash, 0, hash.length);
    close(buffer, 0, MARK_LENGTH);
    commandsSinceMark = 0;
    marks++;
  }

  /**
   * Checks that a record is whole and follows those before it, and moves on to it if so.
   *
   * @param length as the journal's framing tells it, bytes
   * @return what is wrong, or null
   */
  public String check(DirectBuffer buffer, int offset, int length) {
    String wrong = checkRecord(buffer, offset, length);
    if (wrong != null) {
      return wrong;
    }
    boolean mark = Envelope.kind(buffer, offset) == Envelope.MARK;
    if (mark) {
      wrong = checkMark(buffer, offset, length);
      if (wrong != null) {
        return wrong;
      }
    }
    lastCrc = Envelope.crc(buffer, offset);
    timeMs = Envelope.timeMs(buffer, offset);
    chain.add(buffer, offset, length);
    if (mark) {
      commandsSinceMark = 0;
      marks++;
    } else {
      sequence++;
      countCommand(buffer, offset, length);
    }
    return null;
  }

  private String checkRecord(DirectBuffer buffer, int offset, int length) {
    String wrong = checkBytes(buffer, offset, length);
    if (wrong != null) {
      return wrong;
    }
    if (Envelope.chain(buffer, offset) != lastCrc) {
      return "the record does not follow the one before it (chain "
          + hex(Envelope.chain(buffer, offset))
          + ", the record before has checksum "
          + hex(lastCrc)
          + ")";
    }
    int kind = Envelope.kind(buffer, offset);
    long expected = kind == Envelope.MARK ? sequence : sequence + 1;
    if (Envelope.sequence(buffer, offset) != expected) {
      return "the record has sequence " + Envelope.sequence(buffer, offset);
    }
    if (Envelope.timeMs(buffer, offset) < timeMs) {
      return "time goes back from " + timeMs + " to " + Envelope.timeMs(buffer, offset);
    }
    if (kind != Envelope.MARK && kind != Envelope.COMMAND) {
      return "the record is of unknown kind " + kind;
    }
    if (Envelope.behaviour(buffer, offset) > Envelope.BEHAVIOUR) {
      return "the record asks for rules of version "
          + Envelope.behaviour(buffer, offset)
          + ", this software knows "
          + Envelope.BEHAVIOUR
          + "; use a newer one";
    }
    return null;
  }

  /** Whether a record is whole by its own account, wherever it stands. */
  public boolean isWhole(DirectBuffer buffer, int offset, int length) {
    return checkBytes(buffer, offset, length) == null;
  }

  private String checkBytes(DirectBuffer buffer, int offset, int length) {
    if (length < MIN_LENGTH) {
      return "the record has " + length + " bytes, fewer than any record has";
    }
    if (Envelope.length(buffer, offset) != length) {
      return "the record says it has "
          + Envelope.length(buffer, offset)
          + " bytes, the journal holds "
          + length;
    }
    int crc = checksum.of(buffer, offset, length);
    if (Envelope.crc(buffer, offset) != crc) {
      return "the checksum is "
          + hex(Envelope.crc(buffer, offset))
          + ", the bytes give "
          + hex(crc);
    }
    return null;
  }

  private static String hex(int value) {
    return String.format(Locale.ROOT, "%08x", value);
  }

  private String checkMark(DirectBuffer buffer, int offset, int length) {
    DigestMarkDecoder mark = mark(buffer, offset, length);
    if (mark == null) {
      return "the mark is malformed";
    }
    if (mark.throughSequence() != sequence || mark.appliedSequence() != sequence) {
      return "the mark is for sequence "
          + mark.throughSequence()
          + " and "
          + mark.appliedSequence()
          + ", it stands after "
          + sequence;
    }
    chain.finish(computedHash);
    mark.getHash(hash, 0, hash.length);
    return Arrays.equals(hash, computedHash)
        ? null
        : "the mark's hash does not fit the records since the mark before";
  }

  /** The mark in a record, valid until the next call; null if the record holds none. */
  public DigestMarkDecoder mark(DirectBuffer buffer, int offset, int length) {
    if (length < MARK_LENGTH) {
      return null;
    }
    headerDecoder.wrap(buffer, offset + Envelope.LENGTH);
    if (headerDecoder.templateId() != DigestMarkDecoder.TEMPLATE_ID
        || headerDecoder.schemaId() != DigestMarkDecoder.SCHEMA_ID) {
      return null;
    }
    return markDecoder.wrap(
        buffer, offset + MIN_LENGTH, headerDecoder.blockLength(), headerDecoder.version());
  }

  /**
   * Starts at a mark instead of at the first record, as a snapshot does.
   *
   * @param interactions highest number an interaction's name was defined for up to there
   * @return what is wrong with the mark, or null
   */
  public String startAt(
      DirectBuffer buffer, int offset, int length, long markSequence, int crc, long interactions) {
    String wrong = checkBytes(buffer, offset, length);
    if (wrong != null) {
      return wrong;
    }
    if (Envelope.crc(buffer, offset) != crc
        || Envelope.sequence(buffer, offset) != markSequence
        || Envelope.kind(buffer, offset) != Envelope.MARK
        || mark(buffer, offset, length) == null) {
      return "the snapshot belongs to another record than the one that stands there";
    }
    markDecoder.getHash(hash, 0, hash.length);
    chain.start(hash);
    chain.add(buffer, offset, length);
    sequence = markSequence;
    timeMs = Envelope.timeMs(buffer, offset);
    lastCrc = crc;
    commandsSinceMark = 0;
    highestInteraction = interactions;
    return null;
  }
}
