package org.charterflow.alliance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.charterflow.casefile.Finding;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/** What somebody who applies for something (membership, a project) is asked for, in this order. */
public record ApplicationForm(List<Field> fields, List<Attachment> attachments) {

    /** The field whose options are the alliance's classes. */
    static final String MEMBER_CLASS = "memberClass";

    public ApplicationForm {
        fields = Lists.orEmpty(fields);
        attachments = Lists.orEmpty(attachments);
    }

    public Optional<Field> field(String key) {
        return fields.stream().filter(f -> f.key().equals(key)).findFirst();
    }

    /** This form with the alliance's classes to choose from. */
    ApplicationForm withClasses(List<MemberClass> memberClasses) {
        List<Option> classes = memberClasses.stream()
                .map(c -> new Option(c.id(), c.name(), List.of()))
                .toList();
        return new ApplicationForm(
                fields.stream()
                        .map(f -> f.key().equals(MEMBER_CLASS) ? f.withOptions(classes) : f)
                        .toList(),
                attachments);
    }

    /**
     * What of the answers is missing or wrong, in the form's order.
     *
     * @param answers by field key; empty text where there is none
     * @param article the article that asks for them
     */
    public List<Finding> findings(Applicant applicant, Map<String, String> answers, String article) {
        List<Finding> findings = new ArrayList<>();
        for (Field field : fields) {
            String answer = answers.getOrDefault(field.key(), "").strip();
            if (!answer.isEmpty()) {
                field.problem(answer)
                        .ifPresent(problem -> findings.add(Finding.wrong(
                                field.key(),
                                "valid-" + field.key(),
                                article,
                                Bilingual.of(
                                        field.label().zh() + "：" + problem.zh(),
                                        field.label().en() + ": " + problem.en()))));
            } else if (field.isRequired(applicant)) {
                findings.add(Finding.missing(
                        field.key(),
                        article,
                        Bilingual.of(
                                "请补充：" + field.label().zh(),
                                "please give: " + field.label().en())));
            }
        }
        return findings;
    }

    public Optional<Attachment> attachment(String kind) {
        return attachments.stream().filter(a -> a.kind().equals(kind)).findFirst();
    }

    /**
     * One question.
     *
     * @param key its name in forms, JSON and variables, camelCase
     * @param variants other labels by which people's forms and mails call it, in either language
     * @param required when an answer is demanded
     * @param classes the member classes that are asked for it; empty means all
     * @param check what a valid answer looks like; null where any text will do
     * @param options the answers to choose from; empty where the answer is free
     * @param multiline whether people answer in several lines; null means no
     */
    public record Field(
            String key,
            Bilingual label,
            List<String> variants,
            Demand required,
            List<String> classes,
            @Nullable FieldCheck check,
            List<Option> options,
            @Nullable Boolean multiline) {

        public Field {
            variants = Lists.orEmpty(variants);
            classes = Lists.orEmpty(classes);
            options = Lists.orEmpty(options);
        }

        public boolean isMultiline() {
            return Boolean.TRUE.equals(multiline);
        }

        /** Every label by which it may be called: its own in both languages, then the variants. */
        public List<String> labels() {
            return Stream.concat(Stream.of(label.zh(), label.en()), variants.stream())
                    .toList();
        }

        Field withOptions(List<Option> answers) {
            return new Field(key, label, variants, required, classes, check, answers, multiline);
        }

        public boolean isRequired(Applicant applicant) {
            return required.holds(applicant) && (classes.isEmpty() || classes.contains(applicant.memberClass()));
        }

        /** What is wrong with this answer; empty if nothing is. */
        public Optional<Bilingual> problem(String answer) {
            if (!options.isEmpty()
                    && options.stream().noneMatch(option -> option.value().equals(answer))) {
                String values =
                        String.join(", ", options.stream().map(Option::value).toList());
                return Optional.of(Bilingual.of(
                        "“" + answer + "”不在可选范围内，可填：" + values,
                        "\"" + answer + "\" is not one of the answers: " + values));
            }
            return check == null ? Optional.empty() : check.problem(answer);
        }
    }

    /** An answer to choose: the value that is stored and its label. */
    public record Option(String value, Bilingual label, List<String> variants) {

        public Option {
            variants = Lists.orEmpty(variants);
        }
    }

    /**
     * One file.
     *
     * @param kind its name in forms and records, kebab-case
     * @param classes the member classes that are asked for it; empty means all
     */
    public record Attachment(
            String kind, Bilingual label, List<String> variants, Demand required, List<String> classes) {

        public Attachment {
            variants = Lists.orEmpty(variants);
            classes = Lists.orEmpty(classes);
        }

        public boolean isRequired(Applicant applicant) {
            return required.holds(applicant) && (classes.isEmpty() || classes.contains(applicant.memberClass()));
        }
    }

    /**
     * What has to be known of an applicant to say what is demanded of it.
     *
     * @param foreign whether it is registered outside the alliance's country
     * @param feeDue whether its class owes a fee this year
     * @param signedByLegalRepresentative whether its legal representative signed
     */
    public record Applicant(String memberClass, boolean foreign, boolean feeDue, boolean signedByLegalRepresentative) {}

    /** When an answer or a file is demanded. */
    public enum Demand {
        @JsonProperty("always")
        ALWAYS,
        @JsonProperty("never")
        NEVER,
        @JsonProperty("domestic")
        DOMESTIC,
        @JsonProperty("foreign")
        FOREIGN,
        @JsonProperty("fee-due")
        FEE_DUE,
        @JsonProperty("signer-not-legal-representative")
        SIGNER_NOT_LEGAL_REPRESENTATIVE;

        boolean holds(Applicant applicant) {
            return switch (this) {
                case ALWAYS -> true;
                case NEVER -> false;
                case DOMESTIC -> !applicant.foreign();
                case FOREIGN -> applicant.foreign();
                case FEE_DUE -> applicant.feeDue();
                case SIGNER_NOT_LEGAL_REPRESENTATIVE -> !applicant.signedByLegalRepresentative();
            };
        }
    }
}
