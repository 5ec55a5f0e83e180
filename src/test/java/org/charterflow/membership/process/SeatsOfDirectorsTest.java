package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Seats;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A class that needs a seat: while one is free (COIA-11.1). */
@IntegrationTest
@RunsFirst
class SeatsOfDirectorsTest extends JourneyTest {

    @Autowired
    Seats seats;

    @Test
    @Article("COIA-7.5")
    @Article("COIA-11.1")
    void aDirectorIsAdmittedWhileASeatIsFreeAndTheNextOneIsRefused() {
        Applicant first = Applicant.of("coia", "director").file("contribution-statement");
        journey.apply(first).accept();
        List<Journey> promised = new ArrayList<>();
        Journey next = anotherDirector();
        while (next.state().equals("before-board")) {
            promised.add(next);
            next = anotherDirector();
        }

        assertThat(next.end()).isEqualTo("end_noSeat");
        assertThat(next.mail("application-refused")).contains("COIA-11.1");
        promised.forEach(Journey::withdraw);
        journey.vote(11).acceptanceArrives();
        assertThat(journey.end()).isEqualTo("end_admitted");
        Member director = member(first);
        assertThat(seats.ofMember(director.id())).extracting("organ").containsExactly("board");
        journey = another();
        journey.apply(first.with("memberClass", "ordinary")).accept().acceptanceArrives();
        assertThat(member(first).memberClass()).isEqualTo("ordinary");
        assertThat(seats.ofMember(director.id())).isEmpty();
        members.end(director.id(), director.since(), "test");
    }

    @Test
    @Article("COIA-11.1")
    void aDirectorWithoutASeatYetHasOnePromised() {
        Applicant seated = Applicant.of("coia", "director").file("contribution-statement");
        journey.apply(seated).accept().vote(11).acceptanceArrives();
        Member director = member(seated);
        seats.ofMember(director.id()).forEach(seat -> seats.release(seat.id(), director.since()));
        List<Journey> promised = new ArrayList<>();
        Journey next = anotherDirector();
        while (next.state().equals("before-board")) {
            promised.add(next);
            next = anotherDirector();
        }
        String refusal = next.mail("application-refused");
        promised.forEach(Journey::withdraw);
        members.end(director.id(), director.since(), "test");

        assertThat(refusal).contains("另有 " + (promised.size() + 1) + " 个已许诺");
    }

    private Journey anotherDirector() {
        return another()
                .apply(Applicant.of("coia", "director").file("contribution-statement"))
                .accept();
    }
}
