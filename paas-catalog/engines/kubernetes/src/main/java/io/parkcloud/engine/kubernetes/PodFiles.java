package io.parkcloud.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.SandboxFile;
import io.parkcloud.workloads.spi.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a workload finds where in its pod, and the keys under which that lies in its Secret and ConfigMap. Pure. */
final class PodFiles {

    private static final String VOLUME = "volume";
    private static final String DATA = "data";
    private static final String FILES = "files";
    private static final String PROBE = "probe";
    private static final String TMP = "tmp";
    private static final String SYSTEM = "system";
    private static final int OWNER_READS = 0400;

    private PodFiles() {}

    /** The content of the workload's Secret. */
    static Map<String, byte[]> secrets(Workload workload) {
        var all = new HashMap<String, byte[]>();
        variables(all, PodManifests.MAIN, workload.command());
        workload.init().ifPresent(init -> variables(all, PodManifests.INIT, init));
        all.put("probe", Probes.shell(probeEnvironment(workload)).getBytes(UTF_8));
        return files(all, workload, true);
    }

    /** The content of the workload's ConfigMap. */
    static Map<String, byte[]> plain(Workload workload, long user) {
        var all = new HashMap<String, byte[]>();
        var passwd = "workload:x:%d:%d::/data:/usr/sbin/nologin\n".formatted(user, user);
        all.put("passwd", passwd.getBytes(UTF_8));
        all.put("group", "workload:x:%d:\n".formatted(user).getBytes(UTF_8));
        return files(all, workload, false);
    }

    private static void variables(Map<String, byte[]> all, String container, Workload.Command command) {
        command.environment().forEach((name, value) -> all.put(container + "." + name, value.getBytes(UTF_8)));
    }

    private static Map<String, byte[]> files(Map<String, byte[]> all, Workload workload, boolean secret) {
        for (int i = 0; i < workload.files().size(); i++) {
            var file = workload.files().get(i);
            if (file.secret() == secret) {
                all.put("file." + i, file.content());
            }
        }
        return all;
    }

    private static Map<String, String> probeEnvironment(Workload workload) {
        return workload.health()
                .map(HealthProbe::question)
                .filter(HealthProbe.Question.Exec.class::isInstance)
                .map(question ->
                        ((HealthProbe.Question.Exec) question).command().environment())
                .orElse(Map.of());
    }

    static List<EnvVar> environment(Workload workload, String container, Workload.Command command) {
        var plain = new TreeMap<>(Map.of(
                "PATH", "/usr/bin:/usr/sbin:/bin:/sbin", "HOME", "/data", "USER", "workload", "LANG", "C.UTF-8"));
        var all = new ArrayList<EnvVar>();
        new TreeMap<>(command.environment()).forEach((name, value) -> {
            plain.remove(name);
            all.add(new EnvVarBuilder()
                    .withName(name)
                    .withNewValueFrom()
                    .withNewSecretKeyRef(container + "." + name, Names.content(workload), false)
                    .endValueFrom()
                    .build());
        });
        plain.forEach((name, value) -> all.add(new EnvVar(name, value, null)));
        return all;
    }

    static List<Volume> volumes(Workload workload) {
        var all = new ArrayList<>(List.of(volume(VOLUME, workload.id())));
        if (shares(workload)) {
            all.add(volume(DATA, workload.data()));
        }
        all.addAll(contents(workload, Names.content(workload)));
        return all;
    }

    private static Volume volume(String name, ResourceId of) {
        return new VolumeBuilder()
                .withName(name)
                .withNewPersistentVolumeClaim(Names.object(of), false)
                .build();
    }

    private static List<Volume> contents(Workload workload, String content) {
        return List.of(
                new VolumeBuilder()
                        .withName(TMP)
                        .withNewEmptyDir()
                        .withSizeLimit(new Quantity("256Mi"))
                        .endEmptyDir()
                        .build(),
                filesVolume(workload, content),
                new VolumeBuilder()
                        .withName(PROBE)
                        .withNewSecret()
                        .withSecretName(content)
                        .withDefaultMode(OWNER_READS)
                        .withItems(item("probe", "environment"))
                        .endSecret()
                        .build(),
                new VolumeBuilder()
                        .withName(SYSTEM)
                        .withNewConfigMap()
                        .withName(content)
                        .withItems(item("passwd", "passwd"), item("group", "group"))
                        .endConfigMap()
                        .build());
    }

    private static Volume filesVolume(Workload workload, String content) {
        var sources = new ArrayList<VolumeProjection>();
        var secret = items(workload, true);
        if (!secret.isEmpty()) {
            sources.add(new VolumeProjectionBuilder()
                    .withNewSecret()
                    .withName(content)
                    .withItems(secret)
                    .endSecret()
                    .build());
        }
        var plain = items(workload, false);
        if (!plain.isEmpty()) {
            sources.add(new VolumeProjectionBuilder()
                    .withNewConfigMap()
                    .withName(content)
                    .withItems(plain)
                    .endConfigMap()
                    .build());
        }
        var volume = new VolumeBuilder().withName(FILES);
        if (sources.isEmpty()) {
            return volume.withNewEmptyDir().endEmptyDir().build();
        }
        return volume.withNewProjected()
                .withDefaultMode(OWNER_READS)
                .withSources(sources)
                .endProjected()
                .build();
    }

    private static List<KeyToPath> items(Workload workload, boolean secret) {
        var items = new ArrayList<KeyToPath>();
        List<SandboxFile> files = workload.files();
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).secret() == secret) {
                items.add(item("file." + i, files.get(i).path()));
            }
        }
        return items;
    }

    private static KeyToPath item(String key, String path) {
        return new KeyToPathBuilder().withKey(key).withPath(path).build();
    }

    /** What the workload keeps, as whoever prepares it sees it: in {@code data} lies what it shares with others, if it does. */
    static List<VolumeMount> whole(Workload workload) {
        var own = mount(VOLUME, "/volume", "", false);
        return shares(workload) ? List.of(own, mount(DATA, "/volume/data", "", false)) : List.of(own);
    }

    private static boolean shares(Workload workload) {
        return !workload.data().equals(workload.id());
    }

    /** Where it is remembered that the initial command has done its work; the workload itself does not see it. */
    static VolumeMount state() {
        return mount(VOLUME, "/state", "state", false);
    }

    static List<VolumeMount> mounts(Workload workload) {
        return List.of(
                shares(workload) ? mount(DATA, "/data", "", false) : mount(VOLUME, "/data", "data", false),
                mount(VOLUME, "/artifacts", "artifacts/" + Artifacts.folder(workload), true),
                mount(FILES, "/files", "", true),
                mount(TMP, "/tmp", "", false),
                mount(SYSTEM, "/etc/passwd", "passwd", true),
                mount(SYSTEM, "/etc/group", "group", true));
    }

    static List<VolumeMount> mountsOfMain(Workload workload) {
        var all = new ArrayList<>(mounts(workload));
        all.add(mount(PROBE, "/probe", "", true));
        return all;
    }

    private static VolumeMount mount(String volume, String path, String subPath, boolean readOnly) {
        var mount = new VolumeMountBuilder().withName(volume).withMountPath(path);
        if (!subPath.isEmpty()) {
            mount.withSubPath(subPath);
        }
        if (readOnly) {
            mount.withReadOnly(true);
        }
        return mount.build();
    }
}
