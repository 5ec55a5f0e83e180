package org.charterflow.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.charterflow.Article;
import org.charterflow.alliance.ProfileException;
import org.charterflow.charter.CharterFolder;
import org.charterflow.membership.CharterObligations.Obligation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the charters bind members to beyond their membership, as data, and what is wrong with such data. */
class CharterObligationsTest {

    @TempDir
    Path folder;

    private CharterFolder charters;

    @BeforeEach
    void copy() {
        charters = CharterFolder.copy(folder);
    }

    @Test
    @Article("OSCAR-35")
    @Article("OSCAR-36.4")
    void oscarsMembersKeepSecretsAndAgreementsWhenTheyLeave() {
        assertThat(obligations().of("oscar")).extracting(Obligation::article).contains("OSCAR-35", "OSCAR-36.4");
    }

    @Test
    void anotherCharterThatSaysNothingBindsToNothing() {
        assertThat(obligations().of("hubei")).isEmpty();
    }

    @Test
    void aMistakeIsNamed() throws IOException {
        Path file = folder.resolve("oscar/obligations.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("article:", "chapter:"));

        assertThatThrownBy(this::obligations)
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("charters/oscar/obligations.yaml")
                .hasMessageContaining("obligations[0].chapter: unknown key");
    }

    private CharterObligations obligations() {
        return new CharterObligations(charters.files(), charters.profiles());
    }
}
