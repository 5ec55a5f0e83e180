package org.charterflow.alliance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an alliance's {@code alliance.yaml}: who it is, how it is organised, whom it admits. Articles are ids
 * such as {@code OSCAR-11}; {@code model} for a rule of the model, {@code report} for a fact from the ecosystem report.
 *
 * @param id the folder below {@code charters}, the tenant in the engine and the word in every URL
 * @param language the language its texts begin with, {@code zh} or {@code en}
 * @param zone the zone of its days and deadlines
 * @param country whose public holidays move its deadlines, ISO 3166
 * @param currency of its fees, ISO 4217
 * @param charter whether the alliance has a charter of its own here or runs by the model rules alone
 * @param founded year, year and month, or date, as exactly as known; null where no source says
 * @param guidedBy who guides or supervises the alliance (指导单位)
 * @param domain the alliance's domain in this installation
 * @param caseMark what its case numbers begin with, such as {@code OSCAR}
 * @param documentMark what its document numbers (文号) begin with
 * @param memberNumberPattern how member numbers look: zeros in braces stand for the running number
 * @param payee who receives its fees; null where there are none
 * @param organs the organs its charter names
 * @param groups the kinds of groups that it may set up besides them
 */
public record AllianceProfile(
        String id,
        Bilingual name,
        @JsonProperty("short") Bilingual shortName,
        String language,
        ZoneId zone,
        String country,
        String currency,
        CharterBasis charter,
        @Nullable String founded,
        List<GuidingBody> guidedBy,
        Statement mission,
        Site site,
        String domain,
        String caseMark,
        String documentMark,
        String memberNumberPattern,
        MailDoor mail,
        @Nullable Payee payee,
        List<Organ> organs,
        List<GroupRule> groups,
        List<Office> offices,
        List<MemberClass> memberClasses) {

    public AllianceProfile {
        guidedBy = Lists.orEmpty(guidedBy);
        organs = Lists.orEmpty(organs);
        groups = Lists.orEmpty(groups);
        offices = Lists.orEmpty(offices);
        memberClasses = Lists.orEmpty(memberClasses);
    }

    /** Whether this alliance's charter is known, or it runs by the model rules. */
    public enum CharterBasis {
        @JsonProperty("own")
        OWN,
        @JsonProperty("model")
        MODEL
    }

    /**
     * Who guides or supervises an alliance.
     *
     * @param address where notices to it go; null where it is told by other means
     */
    public record GuidingBody(
            Bilingual name, String article, @Nullable String address) {}

    /** A sentence of the charter. */
    public record Statement(Bilingual text, String article) {}

    /** The official web site. */
    public record Site(String url, String article) {}

    public Optional<MemberClass> memberClass(String classId) {
        return memberClasses.stream().filter(c -> c.id().equals(classId)).findFirst();
    }

    /** An organ that the charter names; groups set up later are known to {@link Organs}. */
    public Optional<Organ> organ(String organId) {
        return organs.stream().filter(o -> o.id().equals(organId)).findFirst();
    }

    public Optional<GroupRule> group(OrganKind kind) {
        return groups.stream().filter(g -> g.kind() == kind).findFirst();
    }

    public Optional<Office> office(String officeId) {
        return offices.stream().filter(o -> o.id().equals(officeId)).findFirst();
    }

    /** The name in the alliance's own language first: {@code 云计算开源产业联盟 Cloud Computing …}. */
    public String title() {
        return name.both(language);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
