"""A text of a scenario in the languages it has been written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from game.scenario.format import STANDARD_LANGUAGE, is_language


@dataclass(frozen=True, slots=True)
class Text:
    """What the scenario says in one place, by language.

    language     the scenario's own; a plain string in the file is in this language
    by_language  at least one text, never an empty one
    """

    by_language: Mapping[str, str]
    language: str = STANDARD_LANGUAGE

    def get(self, lang: str) -> str:
        """The text in `lang`; without a translation the scenario's own language, else any that is there."""
        texts = self.by_language
        if lang in texts:
            return texts[lang]
        return texts[self.language] if self.language in texts else next(iter(texts.values()))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.by_language)

    def __str__(self) -> str:
        return self.get(self.language)

    @classmethod
    def _read(cls, value: object, info: ValidationInfo) -> Text:
        """A string, or a mapping from language to string; `context["language"]` is the scenario's."""
        language = (info.context or {}).get("language", STANDARD_LANGUAGE)
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            value = {language: value}
        if not isinstance(value, dict):
            raise PydanticCustomError("text_type", "a text is expected")
        if not value:
            raise PydanticCustomError("text_empty", "a text is empty")
        for code, text in value.items():
            if not is_language(code):
                raise PydanticCustomError("text_language", "not a language", {"language": code})
            if not isinstance(text, str):
                raise PydanticCustomError("text_type", "a text is expected")
            if not text.strip():
                raise PydanticCustomError("text_empty", "a text is empty")
        return cls(value, language)

    def _plain(self) -> str | dict[str, str]:
        """As it stands in a file: a string, or a mapping when there are translations."""
        if tuple(self.by_language) == (self.language,):
            return self.by_language[self.language]
        return dict(self.by_language)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            cls._read, serialization=core_schema.plain_serializer_function_ser_schema(cls._plain)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "propertyNames": {"pattern": "^[a-z]{2}$"},
                    "additionalProperties": {"type": "string"},
                    "minProperties": 1,
                },
            ]
        }
