package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.oracle.PlanBuilder.exclusive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.AgentClaimedDecoder;
import org.strowger.codec.sbe.AgentSignedOffDecoder;
import org.strowger.codec.sbe.ClaimEndedDecoder;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionPromotedDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.oracle.Command;
import org.strowger.oracle.CoreMachine;
import org.strowger.oracle.Scenario;

/**
 * Rule O4 and filter F9, told on the core: calls are exclusive, chats are not; who has a chat in
 * hand can be claimed by a call that has waited a second. Every story is told again from a snapshot
 * taken behind each of its commands.
 */
class ClaimTest {
  private final Scenario it = new Scenario(new CoreLimits(12, 60, 60));
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  ClaimTest() {
    it.at(0)
        .plan(
            p ->
                p.promoteAfter(1_000)
                    .skills("french")
                    .channels("call", "chat")
                    .profile("both", 3, exclusive(p.handles("call", 1, 1)), p.handles("chat", 1, 3))
                    .profile("wide", 5, exclusive(p.handles("call", 1, 1)), p.handles("chat", 1, 5))
                    .queue("q", q -> q.offerTimeout(100_000).declineHold(5_000).misses(9)));
  }

  /** What happened, command by command. */
  private void expect(String... lines) {
    List<byte[]> records = it.history().records();
    CoreMachine machine = new CoreMachine(new CoreLimits(12, 60, 60));
    List<String> told = new ArrayList<>();
    Map<Integer, CoreMachine> restored = new TreeMap<>();
    for (int i = 0; i < records.size(); i++) {
      machine.apply(records.get(i));
      List<byte[]> events = machine.eventBytes();
      List<String> texts = new ArrayList<>();
      events.stream().map(this::text).filter(text -> !text.isEmpty()).forEach(texts::add);
      if (!texts.isEmpty()) {
        told.add(String.join(", ", texts));
      }
      for (CoreMachine other : restored.values()) {
        other.apply(records.get(i));
        assertArrayEquals(events.toArray(), other.eventBytes().toArray());
        assertEquals(machine.machine().stateDigest(), other.machine().stateDigest());
      }
      CoreMachine.Snapshot snapshot = machine.takeSnapshot();
      if (snapshot != null) {
        CoreMachine fresh = machine.restored(snapshot);
        assertEquals(machine.machine().stateDigest(), fresh.machine().stateDigest());
        restored.put(i, fresh);
      }
    }
    assertEquals(String.join("\n", lines), String.join("\n", told));
  }

  private String text(byte[] event) {
    UnsafeBuffer buffer = new UnsafeBuffer(event);
    header.wrap(buffer, EventHeader.LENGTH);
    int at = EventHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
    int block = header.blockLength();
    int version = header.version();
    switch (header.templateId()) {
      case AgentClaimedDecoder.TEMPLATE_ID -> {
        AgentClaimedDecoder claimed = new AgentClaimedDecoder().wrap(buffer, at, block, version);
        return name(claimed.interaction()) + " claims " + agent(claimed.agent());
      }
      case ClaimEndedDecoder.TEMPLATE_ID -> {
        ClaimEndedDecoder ended = new ClaimEndedDecoder().wrap(buffer, at, block, version);
        return name(ended.interaction()) + " no longer claims " + agent(ended.agent());
      }
      case OfferMadeDecoder.TEMPLATE_ID -> {
        OfferMadeDecoder made = new OfferMadeDecoder().wrap(buffer, at, block, version);
        return name(made.interaction()) + " to " + agent(made.agent());
      }
      case InteractionPromotedDecoder.TEMPLATE_ID -> {
        var promoted = new InteractionPromotedDecoder().wrap(buffer, at, block, version);
        return name(promoted.interaction()) + " promoted";
      }
      case InteractionAbandonedDecoder.TEMPLATE_ID -> {
        var abandoned = new InteractionAbandonedDecoder().wrap(buffer, at, block, version);
        return name(abandoned.interaction()) + " leaves";
      }
      case AgentSignedOffDecoder.TEMPLATE_ID -> {
        return agent(new AgentSignedOffDecoder().wrap(buffer, at, block, version).agent()) + " off";
      }
      default -> {
        return "";
      }
    }
  }

  private String name(long interaction) {
    return List.of("v1", "v2", "c1", "c2", "c3", "c4", "c5", "c6").stream()
        .filter(name -> it.interaction(name) == interaction)
        .findFirst()
        .orElseThrow();
  }

  private String agent(int agent) {
    return List.of("ann", "bob", "cid").stream()
        .filter(name -> it.agent(name) == agent)
        .findFirst()
        .orElseThrow();
  }

  private Scenario at(long ms) {
    return it.does(new Command.TakeSnapshot()).at(ms);
  }

  private void busyWithAChatEach() {
    at(1).signOn("ann", "both").signOn("bob", "both");
    at(2).arrive("c1", "q", "chat").accept(1).arrive("c2", "q", "chat").accept(2);
  }

  @Test
  void O4_claimsTheAgentWithTheMostFreeUnits() {
    at(1).signOn("ann", "both").signOn("bob", "both").signOn("cid", "wide");
    at(2).arrive("c1", "q", "chat").arrive("c2", "q", "chat").arrive("c3", "q", "chat");
    at(4).accept(1).accept(2).accept(3).arrive("v1", "q", "call");
    at(2_000).tick();
    expect("c1 to ann", "c2 to bob", "c3 to cid", "v1 promoted, v1 claims cid");
  }

  @Test
  void O4_ofEquallyFreeAgentsClaimsTheFirstInLineAndOneEach() {
    busyWithAChatEach();
    at(4).arrive("v1", "q", "call").arrive("v2", "q", "call");
    at(1_003).tick();
    at(1_004).tick();
    expect("c1 to ann", "c2 to bob", "v1 promoted, v1 claims ann, v2 promoted, v2 claims bob");
  }

  @Test
  void F9_aClaimedAgentTakesNothingLaterUntilItFits() {
    at(1).signOn("ann", "both").arrive("c1", "q", "chat").accept(1);
    at(2).arrive("v1", "q", "call");
    at(1_500).arrive("c2", "q", "chat");
    at(1_600).complete("c1");
    expect("c1 to ann", "v1 promoted, v1 claims ann", "v1 to ann");
  }

  @Test
  void F9_aClaimedAgentTakesWhatIsEarlierInOrder() {
    at(1).signOn("ann", "both").arrive("c1", "q", "chat").accept(1);
    at(2).arrive("c2", "q", "chat").decline(2); // held apart until 5002
    at(3).arrive("v1", "q", "call");
    at(4).arrive("c3", "q", "chat").decline(3); // held apart until 5004
    at(5_003).tick();
    at(5_005).tick();
    at(5_006).decline(4);
    expect(
        "c1 to ann",
        "c2 to ann",
        "c3 to ann",
        "c2 promoted, v1 promoted, v1 claims ann, c3 promoted, c2 to ann");
  }

  @Test
  void O4c_endsWhenOfferedToAnother() {
    at(1).signOn("ann", "both").arrive("c1", "q", "chat").accept(1);
    at(2).arrive("v1", "q", "call");
    at(1_500).arrive("c2", "q", "chat");
    at(1_600).signOn("bob", "both");
    expect(
        "c1 to ann", "v1 promoted, v1 claims ann", "v1 to bob, v1 no longer claims ann, c2 to ann");
  }

  @Test
  void O4c_endsWhenTheInteractionLeaves() {
    at(1).signOn("ann", "both").arrive("c1", "q", "chat").accept(1);
    at(2).arrive("v1", "q", "call").arrive("v2", "q", "call");
    at(1_500).arrive("c2", "q", "chat");
    at(1_600).abandon("v1");
    at(1_700).abandon("v2");
    expect(
        "c1 to ann",
        "v1 promoted, v1 claims ann, v2 promoted",
        "v1 leaves, v1 no longer claims ann, c2 to ann, v2 claims ann",
        "v2 leaves, v2 no longer claims ann");
  }

  @Test
  void O4c_endsWhenTheAgentNoLongerPassesAndAnotherIsClaimed() {
    busyWithAChatEach();
    at(3).arrive("v1", "q", "call");
    at(1_500).away("ann", 1);
    at(1_600).available("ann");
    expect(
        "c1 to ann",
        "c2 to bob",
        "v1 promoted, v1 claims ann, v1 no longer claims ann, v1 claims bob");
  }

  @Test
  void O4c_whatAnEndedClaimLetsGoIsOfferedBeforeNewClaims() {
    at(1).signOn("ann", "both", "french@5").arrive("c1", "q", "chat").accept(1);
    at(2).arrive("v1", "q", "call", a -> a.allOf("french@1"));
    at(3).arrive("v2", "q", "call");
    at(1_500).arrive("c2", "q", "chat");
    at(1_600).skills("ann");
    expect(
        "c1 to ann",
        "v1 promoted, v1 claims ann, v2 promoted",
        "v1 no longer claims ann, c2 to ann, v2 claims ann");
  }

  @Test
  void O4d_signingOffEndsTheClaimBefore() {
    at(1).signOn("ann", "both").arrive("c1", "q", "chat");
    at(2).arrive("v1", "q", "call");
    at(1_500).signOff("ann");
    expect(
        "c1 to ann", "c1 promoted, v1 promoted, v1 claims ann, v1 no longer claims ann, ann off");
  }

  @Test
  void O4a_anInteractionWithAnOpenOfferClaimsNobody() {
    busyWithAChatEach();
    at(3).signOn("cid", "both").arrive("v1", "q", "call");
    at(1_500).decline(3);
    expect("c1 to ann", "c2 to bob", "v1 to cid", "v1 promoted, v1 claims ann");
  }
}
