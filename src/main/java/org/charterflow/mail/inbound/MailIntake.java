package org.charterflow.mail.inbound;

import java.util.List;
import org.charterflow.mail.inbound.MailStore.Receipt;
import org.springframework.stereotype.Service;

/** Where every door hands in its mail: stored and committed first, worked on afterwards. */
@Service
public class MailIntake {

    private final MailStore store;
    private final InboundWorker worker;

    MailIntake(MailStore store, InboundWorker worker) {
        this.store = store;
        this.worker = worker;
    }

    /** Stores the mail; when this returns it is committed. */
    public Receipt take(Arrival arrival) {
        Receipt receipt = store.store(arrival);
        worker.wake();
        return receipt;
    }

    /** Stores mails in this order, all or none; when this returns they are committed. */
    public void take(List<Arrival> arrivals) {
        store.store(arrivals);
        worker.wake();
    }

    /** A stored mail may go on. */
    public void wake() {
        worker.wake();
    }
}
