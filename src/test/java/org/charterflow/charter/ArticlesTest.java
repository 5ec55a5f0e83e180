package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticlesTest {

    private static final String TEXT = """
            ---
            name: charter
            ---

            # 章程 Charter

            前言。

            ## A-2 理事会表决 Voting in the board

            理事会投票。

            一单位一票。

            The board votes.

            ## A-29 会议 Meetings
            Only in English.
            ## 3 承诺
            只有中文。
            """;

    @Test
    void everySectionIsAnArticleInBothLanguages() {
        assertThat(Articles.of("charter", TEXT))
                .containsExactly(
                        new Article(
                                "A-2",
                                Bilingual.of("理事会表决", "Voting in the board"),
                                Bilingual.of("理事会投票。\n一单位一票。", "The board votes.")),
                        new Article("A-29", Bilingual.of("会议", "Meetings"), Bilingual.same("Only in English.")),
                        new Article("charter-3", Bilingual.same("承诺"), Bilingual.same("只有中文。")));
    }

    @ParameterizedTest
    @CsvSource({"A-2, A-2", "A-29.6, A-29", "A-29.6.1, A-29", "A-3,", "A-2x,"})
    void anItemStandsInItsArticle(String cited, String found) {
        List<Article> articles = Articles.of("charter", TEXT);

        assertThat(Articles.cited(articles, cited).map(Article::id).orElse(null))
                .isEqualTo(found);
    }
}
