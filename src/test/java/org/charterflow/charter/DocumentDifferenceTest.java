package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.charterflow.charter.DocumentDifference.ArticleChange;
import org.charterflow.charter.DocumentDifference.Kind;
import org.charterflow.charter.DocumentDifference.Mark;
import org.charterflow.charter.DocumentDifference.Piece;
import org.junit.jupiter.api.Test;

/** Texts are compared article by article and word by word, in both languages. */
class DocumentDifferenceTest {

    private static final String BEFORE = """
            ## OSCAR-12 理事会表决 Voting

            三分之二（含）同意方为通过。

            Adopted with at least two thirds in favour.

            ## OSCAR-13 理事长 Chairs

            任期五年。

            Five years.
            """;

    @Test
    void oneWordInEachLanguage() {
        String after = BEFORE.replace("三分之二（含）", "过半数").replace("at least two thirds", "more than half");

        List<ArticleChange> changes =
                DocumentDifference.between("charter", BEFORE, after).changes();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.article()).isEqualTo("OSCAR-12");
            assertThat(change.kind()).isEqualTo(Kind.CHANGED);
            assertThat(text(change.zh(), Mark.REMOVED)).isEqualTo("三分之二（含）");
            assertThat(text(change.zh(), Mark.ADDED)).isEqualTo("过半数");
            assertThat(text(change.en(), Mark.SAME)).startsWith("Voting").endsWith("in favour.");
        });
    }

    @Test
    void addedAndRemovedArticles() {
        String after = BEFORE.replace("## OSCAR-13 理事长 Chairs", "## OSCAR-13a 轮值 Rotation");

        assertThat(DocumentDifference.between("charter", BEFORE, after).changes())
                .extracting(change -> change.kind() + " " + change.article())
                .containsExactly("ADDED OSCAR-13a", "REMOVED OSCAR-13");
        assertThat(DocumentDifference.between("charter", BEFORE, BEFORE).changes())
                .isEmpty();
    }

    @Test
    void thePiecesMakeUpBothTexts() {
        String before = "理事会 votes 6 of 9。";
        String after = "理事会表决 votes: 7 of 10。";
        List<Piece> pieces = DocumentDifference.pieces(before, after);

        assertThat(without(pieces, Mark.ADDED)).isEqualTo(before);
        assertThat(without(pieces, Mark.REMOVED)).isEqualTo(after);
    }

    private static String text(List<Piece> pieces, Mark mark) {
        return pieces.stream()
                .filter(piece -> piece.mark() == mark)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private static String without(List<Piece> pieces, Mark mark) {
        return pieces.stream()
                .filter(piece -> piece.mark() != mark)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
