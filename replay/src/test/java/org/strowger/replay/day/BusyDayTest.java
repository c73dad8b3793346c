package org.strowger.replay.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.MappingReader;
import org.strowger.replay.trace.RecordReader;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.ShiftReader;
import org.strowger.replay.trace.Trace;

class BusyDayTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final GeneratedDay DAY = BusyDay.generate(new DaySize(200, 20_000, 1, DATE));

  private static int hour(ContactRecord contact) {
    return Instant.ofEpochMilli(contact.enteredMs()).atOffset(ZoneOffset.UTC).getHour();
  }

  private static List<ContactRecord> of(String channel) {
    return DAY.contacts().stream().filter(c -> c.channel().equals(channel)).toList();
  }

  @Test
  void theSameSeedGivesTheSameDayOnEveryMachine() {
    GeneratedDay small = BusyDay.generate(new DaySize(20, 500, 7, DATE));
    assertEquals(small, BusyDay.generate(new DaySize(20, 500, 7, DATE)));
    String drawn = small.contacts().toString() + small.shifts();
    assertEquals(2010316020, drawn.hashCode(), "drawn once, kept since");
  }

  @Test
  void theSameSeedGivesTheSameDayAndFilesInEveryLocale(@TempDir Path directory) throws IOException {
    DaySize size = new DaySize(20, 500, 7, DATE);
    GeneratedDay usual = BusyDay.generate(size);
    DayFiles.write(usual, directory.resolve("usual"));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
    try {
      GeneratedDay day = BusyDay.generate(size);
      assertEquals(usual, day);
      DayFiles.write(day, directory.resolve("persian"));
    } finally {
      Locale.setDefault(before);
    }
    for (String file :
        List.of(DayFiles.CONTACTS, DayFiles.MAPPING, DayFiles.SHIFTS, DayFiles.PLAN)) {
      assertEquals(
          Files.readString(directory.resolve("usual").resolve(file)),
          Files.readString(directory.resolve("persian").resolve(file)));
    }
  }

  @Test
  void anotherSeedGivesAnotherDayAndMoreAgentsTheSameContacts() {
    GeneratedDay other = BusyDay.generate(new DaySize(200, 20_000, 2, DATE));
    assertNotEquals(DAY.contacts(), other.contacts());
    assertNotEquals(DAY.shifts(), other.shifts());
    assertEquals(DAY.contacts(), BusyDay.generate(new DaySize(300, 20_000, 1, DATE)).contacts());
  }

  @Test
  void channelsHaveTheirShares() {
    Map<String, Double> shares = new HashMap<>();
    DAY.contacts().forEach(c -> shares.merge(c.channel(), 1.0 / 20_000, Double::sum));
    for (ChannelModel channel : ChannelModel.ALL) {
      assertEquals(channel.share(), shares.get(channel.id()), 0.015, channel.id());
    }
  }

  @Test
  void everyChannelHasItsOwnHours() {
    Map<Integer, Long> voice =
        of("voice").stream()
            .collect(Collectors.groupingBy(BusyDayTest::hour, Collectors.counting()));
    assertEquals(Set.of(7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21), voice.keySet());
    assertTrue(voice.get(10) > 2.5 * voice.get(20), "the morning is busiest");
    assertTrue(of("messaging").stream().anyMatch(contact -> hour(contact) < 6));
    long evening = of("social").stream().filter(contact -> hour(contact) >= 18).count();
    assertTrue(evening > of("social").size() / 4, "social media have their peak in the evening");
  }

  @Test
  void someCustomersComeAgainOftenAboutTheSame() {
    Map<String, Integer> visits = new HashMap<>();
    Set<String> needs = new HashSet<>();
    int again = 0;
    int known = 0;
    for (ContactRecord contact : DAY.contacts()) {
      if (contact.customer() != null) {
        known++;
        visits.merge(contact.customer(), 1, Integer::sum);
        again += needs.add(contact.customer() + contact.topic()) ? 0 : 1;
      }
    }
    assertEquals(0.92, known / 20_000.0, 0.01);
    double repeated = (double) again / known;
    assertTrue(repeated > 0.15 && repeated < 0.45, "again about the same: " + repeated);
    int busiest = visits.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertTrue(busiest >= 10 && busiest <= 60, "busiest customer: " + busiest);
  }

  @Test
  void priorityCustomersAreFewAndStandBefore() {
    long urgent = of("voice").stream().filter(contact -> contact.urgency() == 0).count();
    assertEquals(0.06, (double) urgent / of("voice").size(), 0.02);
    long credited = of("e-mail").stream().filter(contact -> contact.creditMs() > 0).count();
    assertEquals(0.06, (double) credited / of("e-mail").size(), 0.02);
  }

  @Test
  void patienceAndHandlingHaveTheirMeans() {
    for (ChannelModel channel : ChannelModel.ALL) {
      List<ContactRecord> contacts = of(channel.id());
      double handling =
          contacts.stream().mapToLong(ContactRecord::handlingMs).average().orElseThrow();
      assertEquals(channel.handlingS(), handling / 1_000, 0.1 * channel.handlingS());
      if (channel.patienceS() == 0) {
        assertTrue(contacts.stream().allMatch(c -> c.patienceMs() == ContactRecord.NO_LIMIT));
      } else {
        double patience =
            contacts.stream().mapToLong(ContactRecord::patienceMs).average().orElseThrow();
        assertEquals(channel.patienceS(), patience / 1_000, 0.1 * channel.patienceS());
      }
    }
  }

  @Test
  void everyProfileSpeaksEveryLanguage() {
    Map<String, Set<String>> skills = new HashMap<>();
    for (Shift shift : DAY.shifts()) {
      Set<String> ofProfile = skills.computeIfAbsent(shift.profile(), any -> new HashSet<>());
      shift.skills().forEach(skill -> ofProfile.add(skill.skill()));
    }
    Set<String> all = new HashSet<>(DayTopics.LANGUAGES);
    all.addAll(DayTopics.TOPICS);
    assertEquals(4, skills.size());
    skills.forEach((profile, known) -> assertEquals(all, known, profile));
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> new DaySize(0, 1, 1, DATE));
    assertEquals("agents must be 1 to 100000, is 0", wrong.getMessage());
  }

  @Test
  void theFilesOfADayReadBackAsTheSameDay(@TempDir Path directory) throws IOException {
    DayFiles.write(DAY, directory);
    Trace trace =
        RecordReader.read(
            directory.resolve(DayFiles.CONTACTS),
            MappingReader.read(directory.resolve(DayFiles.MAPPING)));
    assertEquals(List.of(), trace.badRows());
    assertEquals(DAY.contacts(), trace.contacts());
    assertEquals(DAY.shifts(), ShiftReader.read(directory.resolve(DayFiles.SHIFTS), trace.zone()));
    assertEquals(DAY.plan(), PlanReader.read(directory.resolve(DayFiles.PLAN)));
  }
}
