package org.charterflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BilingualTest {

    private static final Bilingual VOTE = Bilingual.of("投票", "Cast vote");

    @ParameterizedTest
    @CsvSource({"zh, 投票", "zh-CN, 投票", "ZH_cn, 投票", "en, Cast vote", "de, Cast vote", "zha, Cast vote"})
    void readsInTheLanguageAskedFor(String language, String expected) {
        assertThat(VOTE.in(language)).isEqualTo(expected);
    }

    @Test
    void readsInTheLanguageOfALocale() {
        assertThat(VOTE.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("投票");
        assertThat(VOTE.in(Locale.GERMANY)).isEqualTo("Cast vote");
    }

    @Test
    void putsTheGivenLanguageFirst() {
        assertThat(VOTE.both("zh")).isEqualTo("投票 Cast vote");
        assertThat(VOTE.both("en")).isEqualTo("Cast vote 投票");
        assertThat(Bilingual.same("OSCAR").both("zh")).isEqualTo("OSCAR");
    }

    @Test
    void travelsAsTwoKeys() throws Exception {
        var mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(VOTE);
        assertThat(json).isEqualTo("{\"zh\":\"投票\",\"en\":\"Cast vote\"}");
        assertThat(mapper.readValue(json, Bilingual.class)).isEqualTo(VOTE);
    }
}
