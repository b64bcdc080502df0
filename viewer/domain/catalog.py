"""Everything that was loaded, by identifier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.domain.acupoint import Acupoint
from viewer.domain.article import Article
from viewer.domain.caution import Caution
from viewer.domain.complaint import Complaint
from viewer.domain.correction import Correction
from viewer.domain.cortex import CortexMap
from viewer.domain.counterpart import Counterpart
from viewer.domain.explanation import Explanation
from viewer.domain.gyrus import Gyrus
from viewer.domain.identity import (
    ArticleId,
    CautionId,
    ComplaintId,
    CorrectionId,
    GroupId,
    GyrusId,
    MechanismId,
    PointId,
    SchoolId,
    SourceKey,
    StudyKey,
    TermId,
    ZoneId,
)
from viewer.domain.mechanism import Mechanism
from viewer.domain.school import FunctionGroup, School
from viewer.domain.statement import Source
from viewer.domain.study import Study
from viewer.domain.technique import Needles
from viewer.domain.term import Term
from viewer.domain.tissue import Tissue
from viewer.domain.unmapped_school import UnmappedSchool
from viewer.domain.zone import Zone


@dataclass(frozen=True, slots=True)
class Catalog:
    """All content, in the order in which it is listed.

    The mappings are ordered: schools by `order`, zones by school, group and `order`. Schools of which no place is known
    stand apart, in `unmapped`.
    """

    schools: Mapping[SchoolId, School]
    groups: Mapping[GroupId, FunctionGroup]
    zones: Mapping[ZoneId, Zone]
    studies: Mapping[StudyKey, Study]
    sources: Mapping[SourceKey, Source]
    complaints: Mapping[ComplaintId, Complaint]
    cautions: Mapping[CautionId, Caution]
    corrections: Mapping[CorrectionId, Correction] = field(default_factory=dict)
    terms: Mapping[TermId, Term] = field(default_factory=dict)
    mechanisms: Mapping[MechanismId, Mechanism] = field(default_factory=dict)
    points: Mapping[PointId, Acupoint] = field(default_factory=dict)
    tissue: Tissue | None = None
    needles: Needles | None = None
    counterparts: Mapping[str, Counterpart] = field(default_factory=dict)
    cortex: CortexMap | None = None
    explanation: Explanation | None = None
    articles: Mapping[ArticleId, Article] = field(default_factory=dict)
    unmapped: Mapping[SchoolId, UnmappedSchool] = field(default_factory=dict)
    gyri: Mapping[GyrusId, Gyrus] = field(default_factory=dict)

    def school_of(self, zone: ZoneId) -> School:
        """The school a zone belongs to: the part of its id before the dot."""
        return self.schools[SchoolId(zone.partition(".")[0])]

    def lies_over_nape(self, zone: ZoneId) -> bool:
        """Whether a zone lies where the skull does not protect what is beneath: a danger of its own is told of it."""
        return "nape" in self.zones[zone].over

    def zones_for(self, complaint: ComplaintId) -> tuple[Zone, ...]:
        """The zones that name a complaint, in list order."""
        return tuple(zone for zone in self.zones.values() if zone.uses_for(complaint))
