package org.strowger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.strowger.core.StateMachine;

/** What the core may use: nothing that could give another result on another day or machine. */
class PureCoreTest {
  private static final String CORE = "org.strowger.core";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CORE);

  private static final Set<String> JAVA =
      Set.of(
          "java.lang.Object",
          "java.lang.String",
          "java.lang.StringBuilder",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Boolean",
          "java.lang.Math",
          "java.lang.System",
          "java.lang.Enum",
          "java.lang.Record",
          "java.lang.Override",
          "java.lang.FunctionalInterface",
          "java.lang.Throwable",
          "java.lang.RuntimeException",
          "java.lang.IllegalArgumentException",
          "java.lang.IllegalStateException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.NoSuchFieldError",
          "java.lang.MatchException",
          "java.lang.invoke.LambdaMetafactory",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.runtime.ObjectMethods",
          "java.nio.ByteOrder",
          "java.lang.Runnable",
          "java.util.ArrayList",
          "java.util.Arrays",
          "java.util.Comparator",
          "java.util.Iterator",
          "java.util.List",
          "java.util.Objects",
          "java.util.stream.IntStream");

  private static final String SORTS_WHAT_IT_WALKS = CORE + ".name.PassingNames.numbers()";

  /** Instructions on floating-point numbers. */
  private static final Pattern FLOATING_POINT =
      Pattern.compile(
          "^\\s*\\d+: ([fd](add|sub|mul|div|rem|neg|cmp[lg]|const_\\d|a?load\\S*|a?store\\S*|return)"
              + "|[il]2[fd]|[fd]2[ilfd])\\b",
          Pattern.MULTILINE);

  private static boolean allowed(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    String name = base.getName();
    return base.isPrimitive()
        ? !name.equals("float") && !name.equals("double")
        : JAVA.contains(name)
            || name.startsWith("java.util.function.")
            || name.startsWith("org.agrona.")
            || name.startsWith("org.strowger.codec.")
            || name.startsWith(CORE + ".");
  }

  @Test
  void theCoreUsesOnlyWhatCannotVary() {
    classes()
        .should()
        .onlyDependOnClassesThat(describe("are on the list of the core", PureCoreTest::allowed))
        .check(CLASSES);
  }

  @Test
  void theCoreCallsNothingOfTheSystemButToCopyArrays() {
    List<String> calls = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        boolean system = call.getTargetOwner().isEquivalentTo(System.class);
        boolean hashed =
            Set.of("hashCode", "identityHashCode").contains(call.getName())
                && call.getTargetOwner().getName().startsWith("java.");
        if (hashed || (system && !call.getName().equals("arraycopy"))) {
          calls.add(call.getDescription());
        }
      }
    }
    assertEquals(List.of(), calls);
  }

  @Test
  void theCoreUsesNoMapThatIsWalkedInHashOrder() {
    List<String> calls = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        boolean map = call.getTargetOwner().getName().startsWith("org.agrona.collections.");
        boolean walk =
            Set.of(
                    "forEach",
                    "iterator",
                    "values",
                    "keySet",
                    "entrySet",
                    "longForEach",
                    "intForEach")
                .contains(call.getName());
        boolean sorted = SORTS_WHAT_IT_WALKS.equals(call.getOrigin().getFullName());
        if (map && walk && !sorted) {
          calls.add(call.getDescription());
        }
      }
    }
    assertEquals(List.of(), calls);
  }

  @Test
  void staticFieldsOfTheCoreAreConstants() {
    fields()
        .that()
        .areStatic()
        .and(describe("are written in source", field -> !field.getName().startsWith("$")))
        .should()
        .beFinal()
        .check(CLASSES);
    List<String> arrays =
        CLASSES.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getName().startsWith("$"))
            .filter(field -> !field.getRawType().isPrimitive())
            .filter(field -> !field.getOwner().isEnum())
            .filter(field -> !field.getRawType().isEquivalentTo(String.class))
            .filter(field -> !isEmptyArray(field.reflect()))
            .map(field -> field.getFullName())
            .toList();
    assertEquals(List.of(), arrays, "static objects can be changed");
  }

  private static boolean isEmptyArray(Field field) {
    try {
      field.setAccessible(true);
      return field.getType().isArray() && Array.getLength(field.get(null)) == 0;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> classFiles(Class<?> among) throws Exception {
    Path folder = Path.of(among.getResource(among.getSimpleName() + ".class").toURI()).getParent();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".class")).toList();
    }
  }

  private static List<String> floatingPoint(List<String> files) {
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    List<String> found = new ArrayList<>();
    StringWriter text = new StringWriter();
    List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
    arguments.addAll(files);
    PrintWriter out = new PrintWriter(text);
    assertEquals(0, javap.run(out, out, arguments.toArray(String[]::new)));
    FLOATING_POINT.matcher(text.toString()).results().forEach(r -> found.add(r.group().strip()));
    return found;
  }

  @Test
  void theCoreHasNoFloatingPointInstruction() throws Exception {
    List<String> files = classFiles(StateMachine.class);
    assertTrue(files.size() > 20);
    assertEquals(List.of(), floatingPoint(files));
  }

  @Test
  void aFloatingPointInstructionWouldBeFound() throws Exception {
    assertTrue(half(3) > 1);
    List<String> files =
        classFiles(PureCoreTest.class).stream()
            .filter(file -> file.endsWith("PureCoreTest.class"))
            .toList();
    assertTrue(floatingPoint(files).size() > 2);
  }

  private static double half(int value) {
    return value * 0.5;
  }
}
