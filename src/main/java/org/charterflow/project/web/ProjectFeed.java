package org.charterflow.project.web;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Members;
import org.charterflow.language.Bilingual;
import org.charterflow.project.Project;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Projects as an Atom feed (RFC 4287). */
@Component
class ProjectFeed {

    private final Members members;

    ProjectFeed(Members members) {
        this.members = members;
    }

    /**
     * @param projects the latest first
     * @param list the address of the page that lists them; each project's page lies below
     * @param locale whose language comes first
     */
    String of(AllianceProfile profile, List<Project> projects, String list, Locale locale) {
        Bilingual title =
                Bilingual.of(profile.name().zh() + "：开源项目", profile.name().en() + ": open-source projects");
        Feed feed = new Feed("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setId(list);
        feed.setTitle(both(title, locale));
        feed.setUpdated(Date.from(projects.stream()
                .map(Project::statusSince)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)));
        feed.setAlternateLinks(List.of(link(list)));
        feed.setEntries(
                projects.stream().map(project -> entry(project, list, locale)).toList());
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("the feed of " + profile.id() + " cannot be written", e);
        }
    }

    private Entry entry(Project project, String list, Locale locale) {
        String address = list + "/" + project.id();
        Person author = new Person();
        author.setName(members.get(project.proposer()).name().in(locale));
        Content summary = new Content();
        summary.setType(Content.TEXT);
        summary.setValue(project.goals() + "\n" + project.licence() + " · " + project.repository());
        Entry entry = new Entry();
        entry.setId(address);
        entry.setTitle(both(project.title(), locale));
        entry.setPublished(Date.from(project.registeredAt()));
        entry.setUpdated(Date.from(project.statusSince()));
        entry.setAlternateLinks(List.of(link(address)));
        entry.setAuthors(List.of(author));
        entry.setSummary(summary);
        return entry;
    }

    private static Link link(String address) {
        Link link = new Link();
        link.setRel("alternate");
        link.setType(MediaType.TEXT_HTML_VALUE);
        link.setHref(address);
        return link;
    }

    private static String both(Bilingual text, Locale locale) {
        return text.both(locale.toLanguageTag());
    }
}
