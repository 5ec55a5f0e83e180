package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charterflow.IntegrationTest;
import org.charterflow.document.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One organisation, several applications: linked, not doubled. */
@IntegrationTest
class SecondApplicationTest extends JourneyTest {

    @Autowired
    Documents documents;

    @ParameterizedTest
    @ValueSource(strings = {"code", "name"})
    void aSecondApplicationOfTheSameOrganisationJoinsTheFirst(String same) {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        journey.apply(applicant);
        Applicant again = same.equals("code")
                ? Applicant.of("oscar", "user").with("uscc", applicant.answers.getOrDefault("uscc", ""))
                : Applicant.of("oscar", "user")
                        .without("uscc")
                        .with("legalNameZh", applicant.name().replace("单位", " 单位"));

        var received = process.start(again.application());
        assertThat(received.caseNumber()).isEqualTo(journey.caseNumber());
        assertThat(received.linked()).isTrue();
        assertThat(journey.run().state()).isEqualTo("under-review");
        assertThat(acknowledged(again)).isEqualTo(1);
        assertThat(documents.ofCase(journey.caseNumber()))
                .filteredOn(document -> document.name().equals("logo.pdf"))
                .hasSize(2);
        journey.task("userTask_readMessage");
    }

    @Test
    void aStrangersApplicationDoesNotCompleteTheOpenOne() {
        Applicant applicant = Applicant.of("oscar", "enterprise").without("postcode");
        journey.apply(applicant);
        process.start(Applicant.of("oscar", "user")
                .with("legalNameZh", applicant.name())
                .application());
        int asked = journey.run().mails().size();

        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mails())
                .hasSize(asked)
                .filteredOn("application-incomplete"::equals)
                .hasSize(1);
        process.start(applicant.with("postcode", "100080").application());
        assertThat(journey.run().state()).isEqualTo("under-review");
    }

    @Test
    void whoNeverProvedAnAddressBlocksNobody() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        Applicant stranger = Applicant.of("oscar", "user").unproven().with("legalNameZh", applicant.name());
        journey.apply(stranger);
        Journey second = another().apply(stranger);
        assertThat(second.caseNumber()).isNotEqualTo(journey.caseNumber());

        Journey real = another().apply(applicant);
        assertThat(real.state()).isEqualTo("under-review");
        assertThat(List.of(journey.state(), second.state())).containsOnly("superseded");
        assertThat(jdbc.sql("select count(*) from journal where case_number = :case and action = :action")
                        .param("case", journey.caseNumber())
                        .param("action", "application-superseded")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(journey.instance())
                        .count())
                .isZero();

        Journey late = another().apply(stranger);
        assertThat(late.state()).isEqualTo("address-to-be-confirmed");
        late.confirmAddress();
        assertThat(late.state()).isEqualTo("superseded");
        assertThat(real.state()).isEqualTo("under-review");
        assertThat(acknowledged(stranger)).isEqualTo(1);
    }

    /** How often a sender was told that another application came, in mails that name no case. */
    private int acknowledged(Applicant sender) {
        return jdbc.sql("""
                        select count(*) from notice n join delivery d on d.notice = n.id
                         where n.kind = 'application-joined' and n.case_number is null and d.address = :address
                        """)
                .param("address", sender.address)
                .query(Integer.class)
                .single();
    }
}
