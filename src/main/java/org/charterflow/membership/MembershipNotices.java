package org.charterflow.membership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Occupant;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Seats;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails of an application. All of them know organisation and case; each adds what it has to say. */
@Component
class MembershipNotices {

    static final String ACCEPTANCE = "membership-acceptance";

    private final Notices notices;
    private final Seats seats;

    MembershipNotices(Notices notices, Seats seats) {
        this.notices = notices;
        this.seats = seats;
    }

    /** To the applicant: to the address designated for notices, or the sender's as long as there is none. */
    void toApplicant(
            Application application,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<UUID> documents,
            @Nullable Reply reply) {
        String address = application.noticeAddress();
        send(
                application,
                kind,
                model,
                List.of(new Addressee(address, application.organisation(), address, null)),
                documents,
                reply);
    }

    /** To the address that the application came from: for what concerns the address itself. */
    void toSender(
            Application application,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            @Nullable Reply reply) {
        Sender sender = application.sender();
        send(
                application,
                kind,
                model,
                List.of(new Addressee(sender.address(), sender.name(), sender.address(), null)),
                List.of(),
                reply);
    }

    /** To somebody who may be a stranger to every application: names none and opens none. */
    void toStranger(String alliance, String name, String address, String kind) {
        Addressee stranger = new Addressee(address, name, address, null);
        notices.send(new Notice(alliance, null, kind, Map.of(), List.of(stranger), List.of(), null).untracked());
    }

    void toRepresentative(
            Application application,
            Representative person,
            String kind,
            Map<String, ? extends @Nullable Object> model) {
        send(
                application,
                kind,
                model,
                List.of(new Addressee(person.userId(), person.name(), person.email(), null)),
                List.of(),
                null);
    }

    /** To everybody who sits in an organ, advisers included. */
    void toOrgan(Application application, String organ, String kind, Map<String, ? extends @Nullable Object> model) {
        List<Addressee> occupants = seats.occupants(application.alliance, organ).stream()
                .flatMap(occupant -> addressee(occupant).stream())
                .toList();
        if (!occupants.isEmpty()) {
            send(application, kind, model, occupants, List.of(), null);
        }
    }

    private static java.util.Optional<Addressee> addressee(Occupant occupant) {
        return java.util.Optional.ofNullable(occupant.representative())
                .map(person -> new Addressee(
                        person.userId(),
                        person.name(),
                        person.email(),
                        occupant.seat().id()));
    }

    private void send(
            Application application,
            String kind,
            Map<String, ? extends @Nullable Object> model,
            List<Addressee> addressees,
            List<UUID> documents,
            @Nullable Reply reply) {
        Map<String, @Nullable Object> all = new HashMap<>(model);
        all.put("organisation", application.organisation());
        notices.send(new Notice(application.alliance, application.caseNumber, kind, all, addressees, documents, reply));
    }
}
