package org.strowger.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.strowger.gateway");

  @Test
  void ofTheEngineTheGatewayUsesThePublicApiOnly() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.strowger..")
                .and(
                    not(
                        resideInAnyPackage(
                            "org.strowger",
                            "org.strowger.api..",
                            "org.strowger.clock",
                            "org.strowger.codec..",
                            "org.strowger.seal",
                            "org.strowger.gateway.."))))
        .check(GATEWAY);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    SlicesRuleDefinition.slices()
        .matching("org.strowger.gateway.(*)..")
        .should()
        .beFreeOfCycles()
        .check(GATEWAY);
  }
}
