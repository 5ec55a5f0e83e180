package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.charter.CharterTables.decide;

import org.charterflow.Article;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingRuleTest {

    @ParameterizedTest(name = "{0} {1}: {2}, {5}")
    @CsvSource(nullValues = "-", textBlock = """
                    oscar, plenary,              chair|executive-chair,                           -,                 false, OSCAR-29.1, true,  false
                    oscar, board,                chair|executive-chair,                           secretary-general, true,  OSCAR-29.2, false, false
                    oscar, wg-openstack,         leader|temporary-group-leader|project-leader,    -,                 true,  OSCAR-29.3, false, false
                    oscar, project-7,            leader|temporary-group-leader|project-leader,    -,                 true,  OSCAR-29.3, false, false
                    oscar, expert-committee,     leader|chair|vice-chair,                         -,                 true,  MODEL-16,   false, false
                    coia,  board,                chair,                                           -,                 true,  COIA-9.3,   false, false
                    coia,  technical-committee,  technical-committee-chair|technical-committee-vice-chair, -,        true,  COIA-16.1,  false, true
                    coia,  outreach-committee,   outreach-committee-chair|outreach-committee-vice-chair,   -,        true,  COIA-18,    false, false
                    coia,  safety-committee,     safety-committee-chair|safety-committee-vice-chair,       -,        true,  COIA-19,    false, false
                    coia,  plenary,              chair,                                           -,                 false, MODEL-16,   true,  false
                    coia,  sig-inference,        leader|project-leader,                           -,                 true,  MODEL-16,   false, false
                    hubei, board,                chair|executive-chair|vice-chair,                secretary-general, true,  MODEL-16,   false, false
                    hubei, plenary,              chair|executive-chair|vice-chair,                secretary-general, false, MODEL-16,   true,  false
                    hubei, wg-x,                 leader|project-leader|chair|vice-chair,          -,                 true,  MODEL-16,   false, false
                    """)
    @Article("OSCAR-29.1")
    @Article("OSCAR-29.2")
    @Article("OSCAR-29.3")
    @Article("COIA-9.3")
    @Article("COIA-16.1")
    void whoCallsAMeetingAndWhetherItMayBeAskedFor(
            String alliance,
            String organ,
            String callers,
            @Nullable String standIn,
            boolean onRequest,
            String article,
            boolean members,
            boolean open) {
        Decision rule = decide(alliance, "meeting-rule", "organ", organ);

        assertThat(rule.text("callers")).isEqualTo(callers.replace('|', ','));
        assertThat(rule.optionalText("standIn")).isEqualTo(standIn);
        assertThat(rule.flag("onRequest")).isEqualTo(onRequest);
        assertThat(rule.citation().article()).isEqualTo(article);
        assertThat(rule.flag("members")).isEqualTo(members);
        assertThat(rule.flag("open")).isEqualTo(open);
    }
}
