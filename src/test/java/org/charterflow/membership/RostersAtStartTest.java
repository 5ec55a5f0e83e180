package org.charterflow.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.charterflow.IntegrationTest;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.ProfileException;
import org.charterflow.alliance.Rosters;
import org.charterflow.alliance.Seats;
import org.charterflow.mail.Notices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An alliance whose people are not known yet, entered from a file. What is entered here is undone. */
@IntegrationTest
class RostersAtStartTest {

    private static final String ALLIANCE = "green";
    private static final String ROSTER = """
            alliance: green
            staff:
              - {userId: green.zhao, name: 赵示例, email: zhao@green.example, office: secretary-general, since: 2024-06-01}
            auditors:
              - {userId: green.qian, name: 钱示例, email: qian@green.example}
            members:
              - userId: green.sun
                name: {zh: 示例甲公司, en: Example Jia Ltd}
                kind: enterprise
                memberClass: platinum
                uscc: 12990000DEMA000131
                since: 2024-06-01
                person: {name: 孙示例, position: 主任, email: sun@jia.example}
                seats:
                  - {organ: board, capacity: platinum}
                offices:
                  - {organ: board, office: chair}
            """;

    /** Other tests invite people of the same alliance: what they were sent is not counted. */
    private long lastDelivery;

    @TempDir
    Path folder;

    @Autowired
    Alliances alliances;

    @Autowired
    Members members;

    @Autowired
    Offices offices;

    @Autowired
    Seats seats;

    @Autowired
    Rosters rosters;

    @Autowired
    Invitations invitations;

    @Autowired
    Notices notices;

    @Autowired
    IdentityService identity;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everybodyInItHasAnAccountAndIsInvitedToSetAPassword() {
        inAnEmptyAlliance(() -> {
            enter(ROSTER);

            assertThat(members.count(ALLIANCE)).isEqualTo(1);
            assertThat(seats.occupied(ALLIANCE, "board")).hasSize(1);
            assertThat(offices.holdersOf(ALLIANCE, List.of("chair"))).containsExactly("green.sun");
            assertThat(groups("green.zhao")).contains("green-secretariat");
            assertThat(groups("green.qian")).containsExactly("green-auditor");
            assertThat(invited())
                    .containsExactlyInAnyOrder("zhao@green.example", "qian@green.example", "sun@jia.example");
        });
    }

    @Test
    void anAllianceThatHasSomebodyIsLeftAsItIs() {
        inAnEmptyAlliance(() -> {
            enter(ROSTER);
            enter(ROSTER.replace("green.sun", "green.li"));

            assertThat(members.count(ALLIANCE)).isEqualTo(1);
            assertThat(invited()).hasSize(3);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alliance: green        | alliance: oscar         | alliance: expected green, found oscar
            memberClass: platinum  | memberClass: gold       | members: green.sun: memberClass
            memberClass: platinum  | kindOfMember: platinum  | members[0].kindOfMember: unknown key
            memberClass: platinum  | position: x             | unknown key
            capacity: platinum     | capacity: throne        | members: green.sun: capacity
            office: chair          | office: king            | members: green.sun: office
            12990000DEMA000131     | 12990000DEMA000132      | members: green.sun: uscc
            since: 2024-06-01      | since: yesterday        | staff[0].since: expected a date
            """)
    void aMistakeIsNamedAndNothingIsEntered(String good, String bad, String expected) {
        inAnEmptyAlliance(() -> {
            assertThat(ROSTER).contains(good);
            assertThatThrownBy(() -> enter(ROSTER.replace(good, bad)))
                    .isInstanceOf(ProfileException.class)
                    .hasMessageContaining("rosters/green.yaml")
                    .hasMessageContaining(expected);
        });
    }

    @Test
    void withoutAFolderNothingIsRead() {
        lastDelivery = lastDelivery();
        start("").run(new DefaultApplicationArguments());
        assertThat(invited()).isEmpty();
    }

    private void enter(String roster) {
        try {
            Files.writeString(folder.resolve(ALLIANCE + ".yaml"), roster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(folder.toUri().toString()).run(new DefaultApplicationArguments());
    }

    private RostersAtStart start(String location) {
        return new RostersAtStart(
                location, new DefaultResourceLoader(), alliances, rosters, invitations, notices, transaction);
    }

    private void inAnEmptyAlliance(Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            lastDelivery = lastDelivery();
            String since = "greatest(since, current_date)";
            end("seat", "ended_on = " + since, "alliance = :alliance");
            end("office_holder", "ended_on = " + since, "alliance = :alliance");
            end("class_term", "ended_on = " + since, "member in (select id from member where alliance = :alliance)");
            end("member", "ended_by = 'test', ended_on = " + since, "alliance = :alliance");
            work.run();
        });
    }

    private void end(String table, String how, String whose) {
        jdbc.sql("update " + table + " set " + how + " where ended_on is null and " + whose)
                .param("alliance", ALLIANCE)
                .update();
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private long lastDelivery() {
        return jdbc.sql("select coalesce(max(id), 0) from delivery")
                .query(Long.class)
                .single();
    }

    private List<String> invited() {
        return jdbc.sql("""
                        select d.address from delivery d join notice n on n.id = d.notice
                         where n.alliance = :alliance and n.kind = 'account-invitation' and d.id > :last
                        """)
                .param("alliance", ALLIANCE)
                .param("last", lastDelivery)
                .query(String.class)
                .list();
    }
}
