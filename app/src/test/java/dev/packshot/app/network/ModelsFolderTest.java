package dev.packshot.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelsFolderTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void models_lie_where_the_environment_says_else_in_the_data_folder() {
        assertThat(ModelsFolder.usual(Map.of("PACKSHOT_MODELS", "/srv/models", "XDG_DATA_HOME", "/data"), HOME))
                .isEqualTo(Path.of("/srv/models"));
        assertThat(ModelsFolder.usual(Map.of("PACKSHOT_MODELS", "", "XDG_DATA_HOME", "/data"), HOME))
                .isEqualTo(Path.of("/data/packshot/models"));
        assertThat(ModelsFolder.usual(Map.of("XDG_DATA_HOME", "relative"), HOME))
                .as("the XDG specification wants absolute paths only")
                .isEqualTo(Path.of("/home/ann/.local/share/packshot/models"));
        assertThat(ModelsFolder.usual(Map.of(), HOME)).isEqualTo(Path.of("/home/ann/.local/share/packshot/models"));
    }
}
