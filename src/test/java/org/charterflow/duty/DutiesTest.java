package org.charterflow.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.charterflow.Article;
import org.charterflow.alliance.ProfileException;
import org.charterflow.charter.CharterFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the charters demand to be held, as data, and what is wrong with such data. */
class DutiesTest {

    @TempDir
    Path folder;

    private CharterFolder charters;

    @BeforeEach
    void copy() {
        charters = CharterFolder.copy(folder);
    }

    @Test
    @Article("OSCAR-29.1")
    @Article("OSCAR-29.2")
    @Article("OSCAR-29.4")
    void oscarOwesTwoPlenariesABoardMeetingEveryHalfYearAndPromotionEvents() {
        assertThat(duties().of("oscar"))
                .extracting(duty -> duty.kind() + " " + duty.organ() + " " + duty.times() + " " + duty.every() + " "
                        + duty.article())
                .containsExactly(
                        "PLENARY null 2 YEAR OSCAR-29.1",
                        "MEETING board 1 HALF_YEAR OSCAR-29.2",
                        "MEETING working-group 2 YEAR OSCAR-29.1",
                        "EVENT secretariat 1 YEAR OSCAR-29.4",
                        "EVENT working-group 1 YEAR OSCAR-29.4");
    }

    @Test
    @Article("COIA-10")
    @Article("COIA-16.1")
    void coiaOwesABoardMeetingAYearAndTwoOpenMeetingsOfTheTechnicalCommitteeAMonth() {
        assertThat(duties().of("coia"))
                .extracting(duty -> duty.organ() + " " + duty.times() + " " + duty.every() + " " + duty.openOnly())
                .containsExactly("board 1 YEAR false", "technical-committee 2 MONTH true");
    }

    @Test
    @Article("MODEL-17")
    void anAllianceWithoutItsOwnTakesTheModels() {
        assertThat(duties().of("hubei"))
                .extracting(Duty::id, Duty::article)
                .containsExactly(tuple("plenary", "MODEL-17"), tuple("board", "MODEL-17"));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            times: 2 | times: 0 | charters/oscar/duties.yaml: duties[0].times: expected 1 or more, found 0
            times: 2 | times: two | charters/oscar/duties.yaml, line 7: duties[0].times: expected
            every: year | every: fortnight | charters/oscar/duties.yaml, line 8: duties[0].every: expected
            kind: plenary | kind: plenary, organ: board | charters/oscar/duties.yaml, line
            id: board | id: plenary | duties[1].id: plenary is there twice
            organ: board | organ: bored | duties[1].organ: oscar has no organ and no kind of group bored
            article: OSCAR-29.2 | chapter: OSCAR-29.2 | duties[1].chapter: unknown key
            reading: R-OSCAR-26 | reading: R-OSCAR-99 | duties[1].reading: R-OSCAR-99 is not in readings.yaml
            remind: [leader] | remind: [boss] | duties[2].remind: oscar has no office boss
            """)
    void aMistakeIsNamed(String good, String bad, String expected) throws IOException {
        Path file = folder.resolve("oscar/duties.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(good);
        int at = text.indexOf(good);
        Files.writeString(file, text.substring(0, at) + bad + text.substring(at + good.length()));

        assertThatThrownBy(this::duties).isInstanceOf(ProfileException.class).hasMessageContaining(expected);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path file = folder.resolve("model/duties.yaml");
        Files.writeString(file, Files.readString(file).replace("    organ: board\n", ""));

        assertThatThrownBy(this::duties)
                .hasMessageContaining("charters/model/duties.yaml: duties[1].organ: the key is missing");
    }

    private Duties duties() {
        return new Duties(charters.files(), charters.profiles(), charters.readings());
    }
}
