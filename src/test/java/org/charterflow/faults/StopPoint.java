package org.charterflow.faults;

import java.util.regex.Pattern;

/** Where a node can be stopped: just before or just after the commit of a transaction that does a certain work. */
enum StopPoint {
    BEFORE_STORE_COMMIT(Work.STORE),
    AFTER_STORE_COMMIT(Work.STORE),
    BEFORE_APPLY_COMMIT(Work.APPLY),
    AFTER_APPLY_COMMIT(Work.APPLY),
    /** SMTP has answered 250; the delivery is not yet SENT. */
    BEFORE_SENT_COMMIT(Work.SENT),
    AFTER_SENT_COMMIT(Work.SENT);

    /** A transaction's work, told by a statement of it. */
    enum Work {
        /** A mail that came in is kept. */
        STORE("insert into inbound_mail\\b"),
        /** What a mail asks for is done, and its disposition is on record. */
        APPLY("update inbound_mail( m)? set status\\b"),
        /** A mail was handed over. */
        SENT("update delivery( d)? set state = 'SENT'");

        private final Pattern statement;

        Work(String statement) {
            this.statement = Pattern.compile(statement);
        }

        boolean isDoneBy(String sql) {
            return statement.matcher(sql.replaceAll("\\s+", " ")).find();
        }

        StopPoint beforeCommit() {
            return StopPoint.valueOf("BEFORE_" + this + "_COMMIT");
        }

        StopPoint afterCommit() {
            return StopPoint.valueOf("AFTER_" + this + "_COMMIT");
        }
    }

    private final Work work;

    StopPoint(Work work) {
        this.work = work;
    }

    Work work() {
        return work;
    }
}
