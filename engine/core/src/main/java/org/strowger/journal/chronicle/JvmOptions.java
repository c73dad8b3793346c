package org.strowger.journal.chronicle;

import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.core.Jvm;
import org.agrona.DirectBuffer;

/**
 * The options of the command line that the libraries need. Without them Agrona and Chronicle Queue
 * fail in the middle, in words of their own, or go on and lose the journal to an interrupt.
 */
public final class JvmOptions {
  private static final Module JDK = Object.class.getModule();
  private static final List<String> OPENED = List.of("java.lang.reflect", "sun.nio.ch");
  private static final List<String> EXPORTED = List.of("jdk.internal.misc", "jdk.internal.ref");

  private JvmOptions() {}

  /**
   * Looks whether they were given.
   *
   * @throws IllegalStateException naming those that are missing
   */
  public static void check() {
    Module chronicle = Jvm.class.getModule();
    Module agrona = DirectBuffer.class.getModule();
    List<String> missing =
        Stream.concat(
                there(OPENED)
                    .filter(name -> !JDK.isOpen(name, chronicle))
                    .map(name -> option("--add-opens", name, chronicle)),
                there(EXPORTED)
                    .filter(name -> !JDK.isExported(name, agrona))
                    .map(name -> option("--add-exports", name, agrona)))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the engine's libraries need packages of the JDK that are closed to them; start java with "
              + String.join(" ", missing));
    }
  }

  /** A later JDK may be without one. */
  private static Stream<String> there(List<String> packages) {
    return packages.stream().filter(JDK.getPackages()::contains);
  }

  private static String option(String option, String packageName, Module to) {
    return option
        + " "
        + JDK.getName()
        + "/"
        + packageName
        + "="
        + (to.isNamed() ? to.getName() : "ALL-UNNAMED");
  }
}
