package org.charterflow.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.RollCall.Called;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollCallTest {

    @Test
    void whatWasCalledIsSummedUpInWords() {
        RollCall roll = new RollCall(
                List.of(
                        seat(Status.PRESENT, Choice.FOR),
                        seat(Status.REPRESENTED, null),
                        seat(Status.ABSENT, null),
                        seat(null, null)),
                2);

        assertThat(roll.words().zh()).isEqualTo("应到 4，实到 2（其中委托出席 1），缺席 1，未点名 1；法定人数 2：已达到");
        assertThat(roll.words().en())
                .isEqualTo("4 entitled, 2 present (1 of them represented), 1 absent, 1 not called yet;"
                        + " quorum 2: reached");
        assertThat(roll.undecided()).isEqualTo(1);
    }

    @Test
    @Article("COIA-16.2")
    void oneBelowTheQuorumIsNone() {
        RollCall roll = new RollCall(List.of(seat(Status.PRESENT, null), seat(Status.ABSENT, null)), 2);

        assertThat(roll.quorum()).isFalse();
        assertThat(roll.words().en()).endsWith("quorum 2: not reached");
        assertThat(new RollCall(List.of(), 0).words().en()).endsWith("the rule asks for no quorum");
    }

    @Test
    void allHaveVotedWhenEverySeatIsCalledAndAllWhoAreThereHaveVoted() {
        Called voted = seat(Status.PRESENT, Choice.AGAINST);
        Called absent = seat(Status.ABSENT, null);

        assertThat(new RollCall(List.of(voted, absent), 0).allHaveVoted()).isTrue();
        assertThat(new RollCall(List.of(voted, seat(null, null)), 0).allHaveVoted())
                .isFalse();
        assertThat(new RollCall(List.of(voted, seat(Status.PRESENT, null)), 0).allHaveVoted())
                .isFalse();
        assertThat(new RollCall(List.of(absent), 0).allHaveVoted()).isFalse();
    }

    @Test
    void onlyARepresentedSeatNamesAProxyAndItHasTo() {
        UUID seat = UUID.randomUUID();
        assertThat(new Attendance(seat, Status.PRESENT, "王代理").representedBy()).isNull();
        assertThat(new Attendance(seat, Status.REPRESENTED, " 王代理 ").representedBy())
                .isEqualTo("王代理");
        assertThatThrownBy(() -> new Attendance(seat, Status.REPRESENTED, " "))
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("proxy-named"));
    }

    private static Called seat(@Nullable Status status, @Nullable Choice choice) {
        UUID seat = UUID.randomUUID();
        return new Called(
                seat,
                status == null ? null : new Attendance(seat, status, status == Status.REPRESENTED ? "王代理" : null),
                choice);
    }
}
