package org.charterflow.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether an installation has nothing left to do now: seen from outside, several looks in a row. */
final class Calm {

    /** Longer than anything takes that nothing holds up. */
    static final Duration USUAL = Duration.ofMinutes(15);

    private static final int LOOKS = 3;

    /** A job that failed is tried again in a moment: a vote is counted when the mail before its deadline is read. */
    private static final String BUSY = """
            select (select count(*) from charterflow.inbound_mail where status = 'pending')
                   || ' mails, ' || (select count(*) from charterflow.delivery where state in ('PENDING', 'SENDING') or tell_at is not null)
                   || ' deliveries, ' || (select count(*) from camunda.act_ru_job where retries_ > 0
                        and (duedate_ is null or lock_owner_ is not null or exception_msg_ is not null))
                   || ' jobs'
            """;

    private final Installation installation;

    Calm(Installation installation) {
        this.installation = installation;
    }

    /** Waits until nothing is to do, or patience ends: what is left then the audit will find. */
    void await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int calm = 0;
        String busy = "";
        while (calm < LOOKS && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1_500);
            busy = busy();
            calm = busy.equals("0 mails, 0 deliveries, 0 jobs, 0 in the inbox") ? calm + 1 : 0;
        }
        System.err.println("# at rest: " + busy);
    }

    /** What is left to do, in words. */
    String busy() {
        List<String> left =
                installation.database.sql().sql(BUSY).query(String.class).list();
        return left.get(0) + ", " + installation.mailboxOf("oscar").count("INBOX") + " in the inbox";
    }
}
