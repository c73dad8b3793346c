package org.strowger.core.event;

import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.RejectCode;

/**
 * Why a command is refused. Checks fill it and return false, so that refusing costs nothing. One
 * thread.
 */
public final class Refusal {
  private RejectCode code;
  private FieldName field;
  private long value;
  private int valueKind;
  private OfferEnd detail;

  /** Refuses because of a plain value; always false. */
  public boolean of(RejectCode why, FieldName of, long offending) {
    return set(why, of, offending, 0, OfferEnd.NEVER_MADE);
  }

  /** Refuses because of the number of a named thing; always false. */
  public boolean of(RejectCode why, FieldName of, long offending, IdKind kind) {
    return set(why, of, offending, kind.value(), OfferEnd.NEVER_MADE);
  }

  /** Refuses an answer to an offer that is not open; always false. */
  public boolean stale(long offer, OfferEnd how) {
    return set(RejectCode.STALE_OFFER, FieldName.OFFER, offer, 0, how);
  }

  private boolean set(RejectCode why, FieldName of, long offending, int kind, OfferEnd how) {
    code = why;
    field = of;
    value = offending;
    valueKind = kind;
    detail = how;
    return false;
  }

  public RejectCode code() {
    return code;
  }

  public FieldName field() {
    return field;
  }

  public long value() {
    return value;
  }

  public int valueKind() {
    return valueKind;
  }

  public OfferEnd detail() {
    return detail;
  }
}
