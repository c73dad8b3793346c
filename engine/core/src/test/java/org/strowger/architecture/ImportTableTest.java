package org.strowger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may import whom. Data flows one way, and so do dependencies. */
class ImportTableTest {
  private static final String ROOT = "org.strowger";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** For each package, the other packages of ours that it may use. */
  private static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("codec", Set.of()),
          Map.entry("api", Set.of("codec")),
          Map.entry("clock", Set.of()),
          Map.entry("core", Set.of("codec")),
          Map.entry("ring", Set.of("api", "codec")),
          Map.entry("ingress", Set.of("api", "codec", "clock", "ring")),
          Map.entry("disk", Set.of()),
          Map.entry("snapshot", Set.of("codec", "core", "disk")),
          Map.entry("journal", Set.of("codec", "core", "disk", "ring", "snapshot")),
          Map.entry("egress", Set.of("api", "codec", "core", "ring")),
          Map.entry("recovery", Set.of("codec", "core", "disk", "journal", "ring", "snapshot")),
          Map.entry(
              "monitor", Set.of("api", "codec", "core", "egress", "journal", "ring", "snapshot")),
          Map.entry("seal", Set.of()));

  /** Libraries, and the only packages that use them. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "com.lmax..",
          "org.strowger.ring..",
          "net.openhft..",
          "org.strowger.journal.chronicle..",
          "javax.crypto..",
          "org.strowger.seal..",
          "org.HdrHistogram..",
          "org.strowger.monitor..");

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return "";
    }
    int end = name.indexOf('.', ROOT.length() + 1);
    return name.substring(ROOT.length() + 1, end < 0 ? name.length() : end);
  }

  private static boolean ours(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> rooms = new TreeSet<>();
    CLASSES.forEach(type -> rooms.add(room(type)));
    rooms.remove("");
    assertEquals(new TreeSet<>(TABLE.keySet()), rooms);
  }

  @Test
  void packagesUseOnlyThoseTheTableGivesThem() {
    TABLE.forEach(
        (room, allowed) ->
            classes()
                .that(describe("are in " + room, (JavaClass type) -> room(type).equals(room)))
                .should()
                .onlyDependOnClassesThat(
                    describe(
                        "are in " + room + " or " + allowed + " or not ours",
                        type ->
                            !ours(type) || room(type).equals(room) || allowed.contains(room(type))))
                .check(CLASSES));
  }

  @Test
  void librariesAreUsedInOnePlace() {
    LIBRARIES.forEach(
        (library, place) -> {
          noClasses()
              .that()
              .resideOutsideOfPackage(place)
              .should()
              .dependOnClassesThat(resideInAnyPackage(library))
              .check(CLASSES);
          assertTrue(
              CLASSES.stream()
                  .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                  .anyMatch(to -> resideInAnyPackage(library).test(to.getTargetClass())));
        });
  }

  @Test
  void sealingUsesThePlatformOnly() {
    classes()
        .that()
        .resideInAPackage("org.strowger.seal..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.strowger.seal..",
                "java.lang..",
                "java.io..",
                "java.nio..",
                "java.util..",
                "java.security..",
                "javax.crypto.."))
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
