package org.charterflow.mail;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What strangers write is read in linear time. */
class LinearTimeTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.charterflow");

    private static final Set<String> PACKAGES =
            Set.of("org.charterflow.mail.reading", "org.charterflow.mail.inbound", "org.charterflow.mail.dryrun");

    /** Readers of mail text in the features. */
    private static final Set<String> READERS = Set.of(
            "org.charterflow.alliance.Answers",
            "org.charterflow.alliance.FormLabels",
            "org.charterflow.alliance.FormText",
            "org.charterflow.alliance.Labels",
            "org.charterflow.ballot.VotePhrases",
            "org.charterflow.membership.ApplicationReader",
            "org.charterflow.membership.Withdrawals");

    /** Who may use regular expressions all the same, and why. */
    private static final Map<String, String> ALLOWED =
            Map.of("org.charterflow.mail.inbound.SecretariatMail", "on the installation's own base-url, not on mail");

    private static final Set<String> BY_EXPRESSION = Set.of("matches", "split", "replaceAll", "replaceFirst");

    @Test
    void noRegularExpressionReadsMailText() {
        assertThat(READERS).allMatch(PRODUCT::contain);
        assertThat(ALLOWED.keySet()).allMatch(PRODUCT::contain);
        noClasses()
                .that(DescribedPredicate.describe("read mail text", LinearTimeTest::readsMailText))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .orShould()
                .callMethodWhere(target(owner(DescribedPredicate.describe(
                                "String", (JavaClass type) -> type.isEquivalentTo(String.class))))
                        .and(target(DescribedPredicate.describe(
                                "by an expression", called -> BY_EXPRESSION.contains(called.getName())))))
                .because(
                        "the JDK's expressions backtrack, and senders choose the text (row 40): scan by hand, or add the"
                                + " class to the list with its reason")
                .check(PRODUCT);
    }

    @Test
    void strangersTextIsNormalisedWithFewMarks() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.charterflow.language.Nfkc")
                .and()
                .doNotHaveFullyQualifiedName("org.charterflow.document.FileNames")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.Normalizer")
                .because("it takes the square of the marks on one character; names of files are short")
                .check(PRODUCT);
    }

    private static boolean readsMailText(JavaClass type) {
        String top = type.getName().split("\\$")[0];
        return (PACKAGES.contains(type.getPackageName()) || READERS.contains(top)) && !ALLOWED.containsKey(top);
    }
}
