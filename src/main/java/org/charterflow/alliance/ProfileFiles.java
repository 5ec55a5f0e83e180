package org.charterflow.alliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The profiles and forms in {@code charters/}: {@code <id>/alliance.yaml} for every alliance, and the forms in
 * {@code model/}, each of which {@code <id>/} may amend by a file of the same name.
 */
@Component
public class ProfileFiles {

    /** The setting that names another folder than the one that comes with the application. */
    public static final String LOCATION = "charterflow.charters";

    public static final String DEFAULT_LOCATION = "classpath:/charters/";

    private final String root;
    private final ResourcePatternResolver resources;
    private final Map<String, ApplicationForm> modelForms = new ConcurrentHashMap<>();

    /**
     * @param root the folder of the charters, a location that Spring's resources know
     */
    public ProfileFiles(
            @Value("${" + LOCATION + ":" + DEFAULT_LOCATION + "}") String root, ResourcePatternResolver resources) {
        this.root = root.endsWith("/") ? root : root + "/";
        this.resources = resources;
    }

    /**
     * The profiles, those with a charter of their own first.
     *
     * @throws ProfileException naming everything that is wrong in the first file that is
     */
    public List<AllianceProfile> read() {
        List<AllianceProfile> profiles = Arrays.stream(files())
                .map(this::profile)
                .sorted(Comparator.comparing(AllianceProfile::charter).thenComparing(AllianceProfile::id))
                .toList();
        ProfileChecks.distinct(profiles);
        return profiles;
    }

    /** What an applicant for membership is asked for, as {@link #form}. */
    ApplicationForm applicationForm(AllianceProfile profile) {
        return form(profile, "application-form.yaml");
    }

    /** What whoever proposes a project is asked for, as {@link #form}. */
    ApplicationForm projectForm(AllianceProfile profile) {
        return form(profile, "project-form.yaml");
    }

    /** What whoever proposes a group is asked for, as {@link #form}. */
    ApplicationForm groupForm(AllianceProfile profile) {
        return form(profile, "group-form.yaml");
    }

    /**
     * A form of one alliance: the model's with its own amendments.
     *
     * @throws ProfileException as above
     */
    private ApplicationForm form(AllianceProfile profile, String file) {
        String modelName = "charters/model/" + file;
        ApplicationForm model = modelForms.computeIfAbsent(
                file,
                name -> StrictYaml.read(
                        resources.getResource(root + "model/" + name), modelName, ApplicationForm.class));
        String name = "charters/" + profile.id() + "/" + file;
        Resource own = resources.getResource(root + profile.id() + "/" + file);
        FormAmendment amendment = own.exists() ? StrictYaml.read(own, name, FormAmendment.class) : FormAmendment.none();
        ApplicationForm form = amendment.applyTo(model, name).withClasses(profile.memberClasses());
        ProfileChecks.form(form, profile, own.exists() ? name : modelName);
        return form;
    }

    private AllianceProfile profile(Resource file) {
        String folder = folder(file);
        String name = "charters/" + folder + "/alliance.yaml";
        AllianceProfile profile = StrictYaml.read(file, name, AllianceProfile.class);
        ProfileChecks.profile(profile, folder, name);
        return profile;
    }

    private Resource[] files() {
        try {
            return resources.getResources(root + "*/alliance.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException("charters cannot be read", e);
        }
    }

    private static String folder(Resource file) {
        try {
            String[] path = Objects.requireNonNull(file.getURL().getPath()).split("/");
            return path[path.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
