package org.charterflow.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.charterflow.Article;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Fraction;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.PastBallot;
import org.charterflow.ballot.PastBallot.PastSeat;
import org.charterflow.ballot.VotingRule;
import org.charterflow.ballot.VotingRule.Absence;
import org.charterflow.ballot.VotingRule.Base;
import org.charterflow.ballot.VotingRule.Closing;
import org.charterflow.ballot.VotingRule.Form;
import org.charterflow.ballot.VotingRule.Source;
import org.charterflow.ballot.VotingRule.Visibility;
import org.charterflow.charter.Citation;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The report of past ballots says what counting them seat by seat, with shares as rationals, says. */
class BallotReplayTest {

    private static final List<String> ORGANS = List.of("board", "technical-committee", "wg-cloud");
    private static final List<String> MATTERS = List.of("admission", "amendment", "release");
    private static final Instant FIRST = Instant.parse("2024-01-10T08:00:00Z");

    private final Random random = new Random(2024);

    @Test
    @Article("OSCAR-12")
    @Article("OSCAR-10.7")
    void twoHundredGeneratedBallotsCountedTwice() {
        List<PastBallot> decided = new ArrayList<>();
        Map<String, VotingRule> proposed = new HashMap<>();
        for (String organ : ORGANS) {
            for (String matter : MATTERS) {
                proposed.put(organ + matter, rule());
            }
        }
        proposed.remove("wg-cloudrelease");
        for (int i = 0; i < 200; i++) {
            decided.add(ballot(i));
        }

        BallotReplay replay =
                BallotReplay.of(decided, ballot -> Optional.ofNullable(proposed.get(ballot.organ() + ballot.matter())));

        TreeSet<String> expected = new TreeSet<>();
        for (PastBallot ballot : decided) {
            VotingRule rule = proposed.get(ballot.organ() + ballot.matter());
            if (rule == null || outcome(rule, ballot.seats()) != ballot.outcome()) {
                expected.add(ballot.number());
            }
        }
        assertThat(replay.organs().values().stream()
                        .mapToInt(BallotReplay.OfOrgan::ballots)
                        .sum())
                .isEqualTo(200);
        assertThat(board(replay).since())
                .isEqualTo(decided.stream()
                        .filter(ballot -> ballot.organ().equals("board"))
                        .findFirst()
                        .orElseThrow()
                        .endedAt());
        assertThat(replay.organs().values().stream()
                        .flatMap(organ -> organ.otherwise().stream())
                        .map(BallotReplay.Otherwise::number))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(replay.otherwise()).isBetween(30, 170);
    }

    @Test
    @Article("OSCAR-12")
    void theReportNamesNumberAndArithmetic() {
        VotingRule twoThirds = rule(new Fraction(2, 3), true, Base.ENTITLED, null, Absence.ABSTAIN, false);
        VotingRule half = rule(new Fraction(1, 2), false, Base.ENTITLED, null, Absence.ABSTAIN, false);
        List<PastSeat> fiveOfNine = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            fiveOfNine.add(new PastSeat(false, false, false, i < 5, i < 5 ? Choice.FOR : null));
        }
        PastBallot ballot = new PastBallot(
                "云开源〔2025〕7号",
                "OSCAR-2025-0007",
                "board",
                "admission",
                Bilingual.of("是否接纳？", "Shall it be admitted?"),
                twoThirds,
                Outcome.REJECTED,
                FIRST,
                fiveOfNine);

        BallotReplay.Otherwise otherwise = board(BallotReplay.of(List.of(ballot), past -> Optional.of(half)))
                .otherwise()
                .get(0);

        assertThat(otherwise.number()).isEqualTo("云开源〔2025〕7号");
        assertThat(otherwise.before().en())
                .isEqualTo("rejected: 5 of 9 in favour, at least 6 needed (2/3 of all 9 entitled votes, OSCAR-12)");
        assertThat(otherwise.after().en())
                .isEqualTo(
                        "adopted: 5 of 9 in favour, at least 5 needed (more than 1/2 of all 9 entitled votes, OSCAR-12)");
        assertThat(BallotReplay.of(List.of(ballot), past -> Optional.of(twoThirds))
                        .otherwise())
                .isZero();
        assertThat(board(BallotReplay.of(List.of(ballot), past -> Optional.empty()))
                        .otherwise())
                .singleElement()
                .satisfies(none -> assertThat(none.after().en()).isEqualTo("the organ would not decide the matter"));
    }

    private static BallotReplay.OfOrgan board(BallotReplay replay) {
        return Objects.requireNonNull(replay.organs().get("board"));
    }

    private PastBallot ballot(int number) {
        VotingRule rule = rule();
        boolean concerns = random.nextInt(3) == 0;
        List<PastSeat> seats = new ArrayList<>();
        for (int seat = 0; seat <= random.nextInt(25); seat++) {
            boolean concerned = concerns && seat == 0;
            boolean recused = concerned && rule.recusal();
            Choice choice = recused || random.nextInt(4) == 0 ? null : Choice.values()[random.nextInt(3)];
            boolean present = choice != null || random.nextInt(3) == 0;
            boolean interest = choice != null && random.nextInt(12) == 0;
            seats.add(new PastSeat(recused, concerned, interest, present && !recused, choice));
        }
        return new PastBallot(
                "〔2024〕" + number + "号",
                "OSCAR-2024-%04d".formatted(number),
                ORGANS.get(random.nextInt(3)),
                MATTERS.get(random.nextInt(3)),
                Bilingual.same("question " + number),
                rule,
                outcome(rule, seats),
                FIRST.plus(Duration.ofDays(number)),
                seats);
    }

    /** Seat by seat, shares as rationals: part/whole against n/d. */
    private static Outcome outcome(VotingRule rule, List<PastSeat> seats) {
        int entitled = 0;
        int present = 0;
        int cast = 0;
        int inFavour = 0;
        int against = 0;
        for (PastSeat seat : seats) {
            if (rule.recusal() && (seat.concerned() || seat.interest())) {
                continue;
            }
            entitled++;
            present += seat.present() ? 1 : 0;
            cast += seat.choice() == null ? 0 : 1;
            inFavour += seat.choice() == Choice.FOR ? 1 : 0;
            against += seat.choice() == Choice.AGAINST ? 1 : 0;
        }
        Fraction quorum = rule.quorum();
        if (quorum != null && (present == 0 || !reaches(present, entitled, quorum, rule.quorumInclusive()))) {
            return Outcome.NO_QUORUM;
        }
        int whole = switch (rule.base()) {
            case ENTITLED -> entitled;
            case PRESENT -> present;
            case CAST -> rule.absence() == Absence.ABSTAIN ? entitled : cast;
            case FOR_AND_AGAINST -> inFavour + against;
        };
        return inFavour > 0 && reaches(inFavour, whole, rule.threshold(), rule.inclusive())
                ? Outcome.ADOPTED
                : Outcome.REJECTED;
    }

    private static boolean reaches(int part, int whole, Fraction share, boolean inclusive) {
        int compared = BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(share.denominator()))
                .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(share.numerator())));
        return inclusive ? compared >= 0 : compared > 0;
    }

    private VotingRule rule() {
        int denominator = 2 + random.nextInt(4);
        Fraction threshold = new Fraction(1 + random.nextInt(denominator - 1), denominator);
        Fraction quorum = random.nextBoolean() ? null : new Fraction(1 + random.nextInt(denominator), denominator);
        return rule(
                threshold,
                random.nextBoolean(),
                Base.values()[random.nextInt(4)],
                quorum,
                Absence.values()[random.nextInt(2)],
                random.nextBoolean());
    }

    private static VotingRule rule(
            Fraction threshold,
            boolean inclusive,
            Base base,
            @Nullable Fraction quorum,
            Absence absence,
            boolean recusal) {
        return new VotingRule(
                List.of("chair"),
                Form.WRITTEN,
                0,
                "written-ballot",
                threshold,
                inclusive,
                base,
                quorum,
                true,
                absence,
                recusal,
                false,
                Closing.ALL_VOTED,
                Visibility.AT_CLOSE,
                false,
                Source.CHARTER,
                new Citation("OSCAR-12", null),
                1);
    }
}
