package org.charterflow.ballot;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Who is there for a vote at a meeting (点名), over the seats that may vote.
 *
 * @param quorumNeeded how many seats have to be there; 0 where the rule asks for no quorum
 */
public record RollCall(List<Called> seats, int quorumNeeded) {

    public RollCall {
        seats = List.copyOf(seats);
    }

    /**
     * One seat in the roll.
     *
     * @param attendance null while it was not called
     * @param choice its latest vote; null while it has none
     */
    public record Called(
            UUID seat,
            @Nullable Attendance attendance,
            @Nullable Choice choice) {

        public boolean attends() {
            return attendance != null && attendance.status().attends();
        }

        public boolean is(Status status) {
            return attendance != null && attendance.status() == status;
        }
    }

    /** The seats somebody is there for. */
    public int present() {
        return count(Called::attends);
    }

    public int represented() {
        return count(seat -> seat.is(Status.REPRESENTED));
    }

    public int absent() {
        return count(seat -> seat.is(Status.ABSENT));
    }

    public int uncalled() {
        return count(seat -> seat.attendance() == null);
    }

    /** The seats that are there and have not voted. */
    public int undecided() {
        return count(seat -> seat.attends() && seat.choice() == null);
    }

    public boolean quorum() {
        return present() >= quorumNeeded;
    }

    /** Whether every seat was called. */
    public boolean complete() {
        return uncalled() == 0;
    }

    /** Whether the roll was called, somebody is there, and all who are have voted: at a meeting these are all. */
    public boolean allHaveVoted() {
        return complete() && present() > 0 && undecided() == 0;
    }

    /** The sums and the quorum, such as "12 entitled, 6 present, 6 absent; quorum 6: reached". */
    public Bilingual words() {
        int proxies = represented();
        int open = uncalled();
        String zh = "应到 " + seats.size() + "，实到 " + present() + (proxies == 0 ? "" : "（其中委托出席 " + proxies + "）")
                + "，缺席 " + absent() + (open == 0 ? "" : "，未点名 " + open);
        String en = seats.size() + " entitled, " + present() + " present"
                + (proxies == 0 ? "" : " (" + proxies + " of them represented)") + ", " + absent() + " absent"
                + (open == 0 ? "" : ", " + open + " not called yet");
        if (quorumNeeded == 0) {
            return Bilingual.of(zh + "；规则不要求法定人数", en + "; the rule asks for no quorum");
        }
        return Bilingual.of(
                zh + "；法定人数 " + quorumNeeded + "：" + (quorum() ? "已达到" : "未达到"),
                en + "; quorum " + quorumNeeded + ": " + (quorum() ? "reached" : "not reached"));
    }

    private int count(Predicate<Called> which) {
        return Math.toIntExact(seats.stream().filter(which).count());
    }
}
