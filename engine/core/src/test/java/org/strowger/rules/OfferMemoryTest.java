package org.strowger.rules;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.oracle.Command;
import org.strowger.oracle.Scenario;
import org.strowger.oracle.ThreeWays;

/** R1-a: why an answer is stale is known for the last 4096 offers that ended. */
class OfferMemoryTest {
  private final Scenario it = new Scenario();

  private void howItEnded(long offer, String detail) {
    it.accept(offer);
    it.expect("Rejected code=STALE_OFFER field=OFFER value=" + offer + " detail=" + detail);
  }

  @Test
  void R1a_howAnOfferEndedIsKnownUntilItsSlotIsUsedAgain() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .autoAccept("chat")
                    .profile("two", 2, p.handles("voice", 1, 1), p.handles("chat", 1, 1))
                    .queue("q"));
    it.signOn("ann", "two").arrive("i1", "q", "voice"); // offer 1 stays open
    for (int i = 2; i <= 4097; i++) { // offers 2 to 4097 end at once
      it.arrive("#" + i, "q", "chat").complete("#" + i);
    }
    howItEnded(2, "ACCEPTED");
    howItEnded(4097, "ACCEPTED");
    howItEnded(4098, "NEVER_MADE");
    it.does(new Command.Decline(1, 0, 0)); // ends after 4097, in the same slot
    howItEnded(1, "DECLINED");
    howItEnded(4097, "LONG_AGO");
    it.arrive("#5000", "q", "chat").complete("#5000"); // offer 4098 takes the slot of 2
    howItEnded(2, "LONG_AGO");
    howItEnded(3, "ACCEPTED");
    it.does(new Command.TakeSnapshot());
    howItEnded(1, "DECLINED");
    howItEnded(2, "LONG_AGO");
    howItEnded(4098, "ACCEPTED");
    List<byte[]> records = it.history().records();
    ThreeWays.agree(it.history().limits(), records);
  }
}
