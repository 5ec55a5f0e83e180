package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.charterflow.IntegrationTest;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the applicant writes without being asked: a person reads it, and nothing changes by itself. */
@IntegrationTest
class ApplicantMessageTest extends JourneyTest {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ADDRESS_TO_BE_CONFIRMED", "TO_BE_COMPLETED"})
    void aPersonReadsWhatNobodyHasAskedFor(Stage stage) {
        stage.reach(journey, stage.applicant());

        journey.write("请问何时能有结果？");

        assertThat(journey.state()).isEqualTo(stage.state());
        String task = journey.task("userTask_readMessage").getId();
        assertThat(engine.getTaskService().getVariable(task, "briefing").toString())
                .contains("请问何时能有结果？");
        journey.complete("userTask_readMessage", Map.of("messageNote", "已电话答复 answered by phone"));
        assertThat(jdbc.sql("select data::text from journal where case_number = :case and action = :action")
                        .param("case", journey.caseNumber())
                        .param("action", "applicant-message-read")
                        .query(String.class)
                        .single())
                .contains("已电话答复");
        assertThat(journey.state()).isEqualTo(stage.state());
    }

    @Test
    void anAnswerThatIsAwaitedNeedsNoReader() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode")).supplement(Map.of("postcode", "100080"));

        assertThat(journey.state()).isEqualTo("under-review");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(journey.caseNumber())
                        .taskDefinitionKey("userTask_readMessage")
                        .count())
                .isZero();
    }

    @Test
    void whatComesAfterTheEndIsAnsweredAndChangesNothing() {
        journey.apply(Applicant.of("oscar", "enterprise")).withdraw();

        assertThatThrownBy(() -> journey.write("我们又想加入了"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("已结束")
                .hasMessageContaining("has ended");
        assertThat(journey.state()).isEqualTo("withdrawn");
    }
}
