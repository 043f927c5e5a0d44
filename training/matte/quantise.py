"""The int8 model: weights per channel, activations calibrated on generated scenes."""

import tempfile
from pathlib import Path

from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from matte.feed import validation

CALIBRATION_SEED = 99
CALIBRATION_SCENES = 120


class _Scenes(CalibrationDataReader):
    def __init__(self):
        self._images = iter([image for image, *_ in validation(CALIBRATION_SEED, CALIBRATION_SCENES)])

    def get_next(self) -> dict | None:
        image = next(self._images, None)
        return None if image is None else {"image": image[None]}


def write_int8(full: Path, small: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared),
            str(small),
            _Scenes(),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            op_types_to_quantize=["Conv"],
            extra_options={"ActivationSymmetric": False},
        )
