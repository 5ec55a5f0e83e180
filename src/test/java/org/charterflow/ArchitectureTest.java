package org.charterflow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the architecture that Spring Modulith does not know. */
class ArchitectureTest {

    private static final Pattern GENERATED =
            Pattern.compile(".*(__(Bean|ApplicationContext|Autowiring).*|\\$\\$SpringCGLIB.*)");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // Nor what the build works out of them.
            .withImportOption(location -> !location.matches(GENERATED))
            .importPackages("org.charterflow");

    private static final String[] ENGINE_SIDE = {"..process..", "org.charterflow.engine..", "org.charterflow.demo.."};

    @Test
    void whatABeanDoesMayHangOnASettingWhetherItIsThereMayNot() {
        noClasses()
                .should()
                .beAnnotatedWith(ConditionalOnProperty.class)
                .because("the beans are worked out at the build, before there are settings")
                .check(PRODUCT);
    }

    @Test
    void camundaStaysBehindTheProcessPackages() {
        noClasses()
                .that(not(resideInAnyPackage("..process..", "org.charterflow.engine..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("the domain must read without an engine, and a change of engine must stay a small job")
                .check(PRODUCT);
        assertMatches(resideInAnyPackage("org.charterflow.engine.."));
    }

    @Test
    void mailKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.charterflow.mail..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.charterflow.ballot..",
                        "org.charterflow.membership..",
                        "org.charterflow.project..",
                        "org.charterflow.register..",
                        "org.charterflow.engine..",
                        "org.charterflow.demo..")
                .because("features implement the handler of the mails they understand; the pipeline outlives them")
                .check(PRODUCT);
    }

    @Test
    void servicesDoNotCallTheProcess() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "..process..", "..web..", "org.charterflow.engine..", "org.charterflow.demo..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..process..")
                .because("a process calls services and never the other way: only doors (web, mail handlers of the"
                        + " process package) start and continue cases")
                .check(PRODUCT);
    }

    @Test
    void controllersAreInWeb() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAnnotatedWith(Controller.class)
                .should()
                .resideInAnyPackage("..web..")
                .because("whoever looks for a page or an endpoint looks there")
                .check(PRODUCT);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .because("a class that cannot be built without its dependencies can be tested without a container")
                .check(PRODUCT);
    }

    @Test
    void oldDatesStayAtTheEnginesBorder() {
        noClasses()
                .that(not(resideInAnyPackage(ENGINE_SIDE)))
                .and(not(resideInAnyPackage("org.charterflow.mail..")))
                .and()
                .haveSimpleNameNotEndingWith("Feed")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .because("only the engine, mail headers and feeds still speak in java.util.Date")
                .check(PRODUCT);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethodWhere(target(name("now"))
                        .and(target(
                                owner(DescribedPredicate.describe("a type of java.time", ArchitectureTest::isTime))))
                        .and(DescribedPredicate.describe(
                                "without a clock",
                                call -> call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(p -> p.isEquivalentTo(Clock.class)))))
                .because("the rehearsal moves the application's clock; whoever looks at another one is left behind")
                .check(PRODUCT);
        noClasses()
                .that(not(resideInAnyPackage("org.charterflow.engine..", "org.charterflow.mail..")))
                .should()
                .callMethodWhere(target(owner(DescribedPredicate.describe("Clock", c -> c.isEquivalentTo(Clock.class))))
                        .and(target(DescribedPredicate.describe(
                                "a clock of the system", t -> t.getName().startsWith("system")))))
                .because("there is one clock, and the engine module makes it; only transport (signatures) lives in real"
                        + " time")
                .check(PRODUCT);
    }

    @Test
    void formFieldsAreNotReadFromTheTask() {
        noClasses()
                .should()
                .callMethod(DelegateTask.class, "getVariableLocal", String.class)
                .because(
                        "a field that is local by inputParameter lives on the task's execution; asked on the task it is"
                                + " always null")
                .check(PRODUCT);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("waiting is done by schedules and latches")
                .check(PRODUCT);
    }

    @Test
    void nothingIsPrinted() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("operators read structured logs")
                .check(PRODUCT);
    }

    @Test
    void amountsAreNeverFloats() {
        noFields()
                .that()
                .areDeclaredInClassesThat(not(resideInAnyPackage("org.charterflow.engine..")))
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .because("votes, thresholds and fees are exact")
                .check(PRODUCT);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.charterflow.ballot..")
                .should()
                .haveRawReturnType(double.class)
                .because("a tally is compared by cross-multiplication")
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void theClassesAreReallyRead() {
        assertThat(PRODUCT).hasSizeGreaterThan(10);
        assertMatches(resideInAnyPackage("..web.."));
    }

    private static void assertMatches(DescribedPredicate<JavaClass> which) {
        assertThat(PRODUCT.stream().filter(which)).as(which.getDescription()).isNotEmpty();
    }

    private static boolean isTime(JavaClass type) {
        return Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)
                .stream()
                .anyMatch(type::isEquivalentTo);
    }
}
