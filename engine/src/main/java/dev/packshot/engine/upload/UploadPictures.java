package dev.packshot.engine.upload;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds pictures of sets. */
@ApplicationScoped
public class UploadPictures implements PanacheRepositoryBase<UploadPicture, UploadPicture.Key> {
    /** All of a set, in the order of the platforms that were asked for. */
    public List<UploadPicture> of(UUID upload) {
        return list("upload = ?1 order by position", upload);
    }
}
