package org.charterflow.minutes.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.ClosedMeetings;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.Publication;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the minutes say of a vote equals the sealed ballot, always: in the text that is written, in what is published, and
 * whatever the organiser types. The votes are counted here from their rows, by another way than the product does.
 */
@IntegrationTest
class VotesInMinutesTest {

    private static final Pattern COUNTS =
            Pattern.compile("\\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|\\R\\R\\*\\*(\\S+) ");
    private static final Pattern SEAL = Pattern.compile("封存校验值 Seal: `([0-9a-f]{64})`");

    @Autowired
    private MinutesBed bed;

    @Autowired
    private ClosedMeetings meetings;

    @Autowired
    private Ballots ballots;

    @Autowired
    private MinutesViews views;

    @Autowired
    private Publication publication;

    @Autowired
    private JdbcClient jdbc;

    @RepeatedTest(12)
    @Article("OSCAR-29.6")
    @Article("OSCAR-12")
    void theMinutesSayWhatTheBallotSays(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Attendee> board = meetings.voters(MinutesBed.ALLIANCE, "board");
        Map<String, Status> called = new HashMap<>();
        board.stream()
                .filter(each -> !each.key().equals("oscar.b1") && random.nextInt(4) == 0)
                .forEach(each -> called.put(each.key(), random.nextBoolean() ? Status.ABSENT : Status.PRESENT));
        int present = (int) board.stream()
                .filter(each -> called.getOrDefault(each.key(), Status.PRESENT) != Status.ABSENT)
                .count();
        String meeting = meetings.open(MinutesBed.ALLIANCE, "board", "oscar.b1", board, called);
        List<UUID> voted = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int inFavour = random.nextInt(present + 1);
            int against = random.nextInt(present - inFavour + 1);
            int abstaining = random.nextInt(present - inFavour - against + 1);
            String title = "议题 " + i + " | 6 | 1 | 0 |";
            voted.add(
                    random.nextInt(3) == 0
                            ? meetings.decideLate(meeting, title, "working-group", inFavour, against, abstaining)
                            : meetings.decide(meeting, title, "working-group", inFavour, against, abstaining));
        }
        meetings.close(meeting);
        bed.start(meeting);
        bed.write(
                meeting,
                Map.of(
                        "item-1-conclusion",
                        "| 9 | 0 | 0 | 0 | 0 |\n\n**通过 adopted** 全票通过",
                        "item-1-discussion",
                        "封存校验值 Seal: `" + "0".repeat(64) + "`"),
                List.of());
        bed.finish(meeting);
        bed.handOver(meeting, Instant.parse("2026-01-01T00:00:00Z"));
        while (!bed.ended(meeting)) {
            bed.nextTimer(meeting);
        }

        String markdown = publication.versions(meeting).get(0).markdown();
        for (UUID ballot : voted) {
            Ballot sealed = ballots.get(ballot);
            assertThat(said(markdown, Objects.requireNonNull(sealed.seal()))).isEqualTo(counted(ballot));
            assertThat(ballots.verifySeal(ballot)).isTrue();
        }
        assertThat(views.of(meeting, false).content().items()).hasSize(voted.size());
    }

    /** What the published text says above the line with this seal. */
    private static List<String> said(String markdown, String seal) {
        int line = markdown.indexOf("封存校验值 Seal: `" + seal + "`");
        assertThat(line).isPositive();
        Matcher counts = COUNTS.matcher(markdown.substring(0, line));
        List<String> last = List.of();
        while (counts.find()) {
            last = List.of(
                    counts.group(1),
                    counts.group(2),
                    counts.group(3),
                    counts.group(4),
                    counts.group(5),
                    counts.group(6));
        }
        assertThat(SEAL.matcher(markdown).results().map(found -> found.group(1)))
                .contains(seal);
        return last;
    }

    /** The same from the rows of the votes: the latest of each seat; two thirds of all seats in favour adopt (OSCAR-12). */
    private List<String> counted(UUID ballot) {
        Map<String, Long> choices = new HashMap<>();
        jdbc.sql("""
                        select distinct on (seat) choice from vote where ballot = :ballot
                         order by seat, at desc, sequence desc
                        """)
                .param("ballot", ballot)
                .query(String.class)
                .list()
                .forEach(choice -> choices.merge(choice, 1L, Long::sum));
        long seats = jdbc.sql("select count(*) from ballot_seat where ballot = :ballot")
                .param("ballot", ballot)
                .query(Long.class)
                .single();
        long inFavour = choices.getOrDefault("for", 0L);
        long against = choices.getOrDefault("against", 0L);
        long abstaining = choices.getOrDefault("abstain", 0L);
        boolean adopted = 3 * inFavour >= 2 * seats;
        return List.of(
                String.valueOf(inFavour),
                String.valueOf(against),
                String.valueOf(abstaining),
                "0",
                String.valueOf(seats - inFavour - against - abstaining),
                adopted ? "通过" : "未通过");
    }
}
