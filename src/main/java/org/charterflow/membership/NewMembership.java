package org.charterflow.membership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.LegalEntityIdentifier;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.MemberClass;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.Seats;
import org.charterflow.alliance.UnifiedSocialCreditCode;
import org.charterflow.casefile.Act;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.PdfRenderer;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Membership begins: number, class, seat, obligations, certificate, account, and who is told. */
@Service
public class NewMembership {

    private final Applications applications;
    private final ApplicationRules rules;
    private final Members members;
    private final Representatives representatives;
    private final Seats seats;
    private final Obligations obligations;
    private final Invitations invitations;
    private final MembershipPages pages;
    private final PdfRenderer pdf;
    private final Documents documents;
    private final MembershipNotices notices;

    NewMembership(
            Applications applications,
            ApplicationRules rules,
            Members members,
            Representatives representatives,
            Seats seats,
            Obligations obligations,
            Invitations invitations,
            MembershipPages pages,
            PdfRenderer pdf,
            Documents documents,
            MembershipNotices notices) {
        this.applications = applications;
        this.rules = rules;
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
        this.obligations = obligations;
        this.invitations = invitations;
        this.pages = pages;
        this.pdf = pdf;
        this.documents = documents;
        this.notices = notices;
    }

    /**
     * The acceptance has reached the applicant: it is a member from that day, or of its new class; a seat that went with
     * the former class and not with the new one ends with it.
     */
    @Transactional
    public void begin(String caseNumber) {
        Application application = applications.get(caseNumber);
        LocalDate since = rules.day(application);
        Member member = application.currentClass() == null
                ? members.admit(unit(application), application.memberClass(), since)
                : members.changeClass(member(application), application.memberClass(), since);
        obligations.takeOn(application.alliance, member.id(), since);
        releaseFormerSeat(application, member, since);
        application.beginMembership(member.id());
        applications.save(
                application,
                Act.engine("membership-begun", application.assessment().article()),
                Map.of("member", member.number(), "memberClass", member.memberClass(), "since", since.toString()));
    }

    private void releaseFormerSeat(Application application, Member member, LocalDate on) {
        AllianceProfile profile = rules.profile(application);
        Optional<String> former = organ(profile, application.currentClass());
        if (former.isEmpty() || former.equals(organ(profile, member.memberClass()))) {
            return;
        }
        for (Seat seat : seats.ofMember(member.id())) {
            if (seat.votes() && seat.organ().equals(former.get())) {
                seats.release(seat.id(), on);
                applications.record(
                        application,
                        Act.engine("seat-released", application.assessment().article()),
                        Map.of("organ", seat.organ(), "capacity", seat.capacity()));
            }
        }
    }

    /** The organ in which a class carries a seat. */
    private static Optional<String> organ(AllianceProfile profile, @Nullable String memberClass) {
        return Optional.ofNullable(memberClass)
                .flatMap(profile::memberClass)
                .map(MemberClass::seat)
                .map(MemberClass.SeatOfClass::organ);
    }

    /** The seat that the admission path names, where the class needs one (OSCAR-10.4, COIA-11.1). */
    @Transactional
    public void giveSeat(String caseNumber) {
        Application application = applications.get(caseNumber);
        Member member = members.get(member(application));
        AdmissionPath path = rules.path(application);
        String organ = path.seatOrgan();
        if (organ == null
                || seats.ofMember(member.id()).stream()
                        .anyMatch(seat -> seat.organ().equals(organ))) {
            return;
        }
        String capacity = Objects.requireNonNull(path.seatCapacity(), "a seat has a capacity");
        seats.give(member, organ, capacity, rules.day(application));
        applications.record(
                application,
                Act.engine("seat-given", path.citation().toString()),
                Map.of("organ", organ, "capacity", capacity));
    }

    private NewMember unit(Application application) {
        Dossier dossier = application.dossier();
        AllianceProfile profile = rules.profile(application);
        String zh = dossier.field(Fields.LEGAL_NAME).orElse(application.organisation());
        String en = dossier.field(Fields.ENGLISH_NAME).orElse(zh);
        return new NewMember(
                application.alliance,
                dossier.isForeign()
                        ? Bilingual.of(dossier.field(Fields.LEGAL_NAME).orElse(en), en)
                        : Bilingual.of(zh, en),
                required(dossier, Fields.KIND),
                dossier.field(Fields.COUNTRY)
                        .filter(country -> dossier.isForeign())
                        .orElse(profile.country()),
                dossier.field(Fields.USCC)
                        .map(UnifiedSocialCreditCode::normalise)
                        .orElse(null),
                dossier.field(Fields.LEI).map(LegalEntityIdentifier::normalise).orElse(null),
                dossier.field(Fields.WEBSITE).orElse(null),
                application.noticeAddress(),
                new NewRepresentative(
                        null,
                        required(dossier, Fields.REPRESENTATIVE_NAME),
                        dossier.field(Fields.REPRESENTATIVE_POSITION).orElse(null),
                        required(dossier, Fields.REPRESENTATIVE_EMAIL),
                        dossier.field(Fields.REPRESENTATIVE_MOBILE).orElse(null)));
    }

    private static String required(Dossier dossier, String field) {
        return dossier.field(field)
                .orElseThrow(() -> new IllegalStateException("a complete dossier has the field " + field));
    }

    /** The certificate: kept as a document, and mailed. */
    @Transactional
    public void certify(String caseNumber) {
        Application application = applications.get(caseNumber);
        AllianceProfile profile = rules.profile(application);
        Member member = members.get(member(application));
        LocalDate since = rules.day(application);
        Bilingual memberClass = Briefing.className(profile, member.memberClass());
        String page = pages.render(
                "certificate",
                Map.of(
                        "alliance", profile.name(),
                        "member", member.name(),
                        "number", member.number(),
                        "memberClass", memberClass,
                        "since", Moments.on(since),
                        "caseNumber", caseNumber));
        StoredDocument certificate = documents.store(new NewDocument(
                application.alliance,
                caseNumber,
                member.number() + ".pdf",
                "application/pdf",
                pdf.render(page),
                Audience.MEMBERS));
        notices.toApplicant(
                application,
                "membership-certificate",
                Map.of("memberNumber", member.number(), "memberClass", memberClass, "since", since),
                List.of(certificate.id()),
                null);
        applications.record(
                application,
                Act.engine("certificate-issued", null),
                Map.of("document", certificate.id().toString(), "sha256", certificate.sha256()));
    }

    /** The representative sets a password by a link; who has an account already keeps it (OSCAR-11, COIA-7). */
    @Transactional
    public void openAccount(String caseNumber) {
        Application application = applications.get(caseNumber);
        Optional<Representative> person = representatives.ofMember(member(application));
        if (application.currentClass() != null || person.isEmpty()) {
            return;
        }
        Invitations.Invitation invitation = invitations.invite(
                application.alliance, caseNumber, person.get().userId());
        notices.toRepresentative(application, person.get(), "account-invitation", invitation.model());
        applications.record(
                application,
                Act.engine("account-opened", null),
                Map.of("user", person.get().userId()));
    }

    /** The board is told who joined. */
    @Transactional
    public void informBoard(String caseNumber) {
        Application application = applications.get(caseNumber);
        AllianceProfile profile = rules.profile(application);
        Member member = members.get(member(application));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("member", member.name());
        model.put("memberNumber", member.number());
        model.put("memberClass", Briefing.className(profile, member.memberClass()));
        model.put(
                "formerClass",
                application.currentClass() == null ? null : Briefing.className(profile, application.currentClass()));
        model.put("since", rules.day(application));
        model.put("article", application.assessment().article());
        model.put("resolutionNumber", application.assessment().resolution());
        notices.toOrgan(application, "board", "member-admitted", model);
        applications.record(
                application,
                Act.engine("board-informed", application.assessment().article()),
                Map.of());
    }

    private static UUID member(Application application) {
        return Objects.requireNonNull(application.memberId(), "membership has begun");
    }
}
