package org.strowger.replay.day;

import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Shift;

/**
 * A drawn day.
 *
 * @param size asked for
 * @param plan that routes it
 * @param contacts in order of entry
 * @param shifts in order of sign-on
 */
public record GeneratedDay(
    DaySize size, Plan plan, List<ContactRecord> contacts, List<Shift> shifts) {
  public GeneratedDay {
    contacts = List.copyOf(contacts);
    shifts = List.copyOf(shifts);
  }
}
