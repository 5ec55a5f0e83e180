package org.charterflow.mail;

import java.util.SortedSet;
import org.charterflow.access.Viewer;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;

/** Shows what the mails of an alliance look like, from samples. */
@Service
public class NoticePreviews {

    private final NoticeTexts texts;
    private final NoticeSamples samples;
    private final Letterheads letterheads;

    NoticePreviews(NoticeTexts texts, NoticeSamples samples, Letterheads letterheads) {
        this.texts = texts;
        this.samples = samples;
        this.letterheads = letterheads;
    }

    /**
     * A mail as it would go out, with sample data.
     *
     * @param from the address it comes from
     */
    public record Preview(String kind, String from, String subject, String body) {}

    /** The kinds of mails there are. */
    public SortedSet<String> kinds() {
        return samples.kinds();
    }

    /**
     * The mail of a kind.
     *
     * @throws RuleViolation if there is no such kind
     */
    public Preview of(String alliance, String kind) {
        if (!kinds().contains(kind)) {
            throw RuleViolation.notFound("kind", Viewer.NOTHING_HERE);
        }
        Letterhead letterhead = letterheads.of(alliance);
        NoticeTexts.Text text = texts.write(kind, letterhead, NoticeSamples.CASE_NUMBER, samples.model(kind));
        return new Preview(kind, letterhead.secretariat(), text.subject(), text.body());
    }
}
