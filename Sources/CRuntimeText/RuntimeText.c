// The runtime's files as bytes of the program, so that it needs nothing beside it. RuntimeFiles.swift is the list;
// `HELODATA_RECORD=1 swift test --filter RuntimeFilesTests` writes both anew from the folder.
#include "RuntimeText.h"

// C23 has #embed; the packages of Swift 6.1 can name no later standard than C17.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char text0[] = {
#embed "../HelodataRuntime/Answer/APIError.swift"
};
static const unsigned char text1[] = {
#embed "../HelodataRuntime/Answer/APIResponse.swift"
};
static const unsigned char text2[] = {
#embed "../HelodataRuntime/Answer/CallFailure.swift"
};
static const unsigned char text3[] = {
#embed "../HelodataRuntime/Answer/CallFailureText.swift"
};
static const unsigned char text4[] = {
#embed "../HelodataRuntime/Answer/ErrorEnvelope.swift"
};
static const unsigned char text5[] = {
#embed "../HelodataRuntime/Answer/ErrorResponse.swift"
};
static const unsigned char text6[] = {
#embed "../HelodataRuntime/Answer/HeaderValue.swift"
};
static const unsigned char text7[] = {
#embed "../HelodataRuntime/Answer/OperationError.swift"
};
static const unsigned char text8[] = {
#embed "../HelodataRuntime/Answer/ReceivedBody.swift"
};
static const unsigned char text9[] = {
#embed "../HelodataRuntime/Call/APIClient.swift"
};
static const unsigned char text10[] = {
#embed "../HelodataRuntime/Call/APICore.swift"
};
static const unsigned char text11[] = {
#embed "../HelodataRuntime/Call/CallAttempt.swift"
};
static const unsigned char text12[] = {
#embed "../HelodataRuntime/Call/CallEngine.swift"
};
static const unsigned char text13[] = {
#embed "../HelodataRuntime/Call/CallRun.swift"
};
static const unsigned char text14[] = {
#embed "../HelodataRuntime/Call/CallTimeouts.swift"
};
static const unsigned char text15[] = {
#embed "../HelodataRuntime/Call/ClientConfiguration.swift"
};
static const unsigned char text16[] = {
#embed "../HelodataRuntime/Call/ClientCredential.swift"
};
static const unsigned char text17[] = {
#embed "../HelodataRuntime/Call/ClientState.swift"
};
static const unsigned char text18[] = {
#embed "../HelodataRuntime/Call/Middleware.swift"
};
static const unsigned char text19[] = {
#embed "../HelodataRuntime/Call/Replay.swift"
};
static const unsigned char text20[] = {
#embed "../HelodataRuntime/Call/RetryBudget.swift"
};
static const unsigned char text21[] = {
#embed "../HelodataRuntime/Call/RetryDelay.swift"
};
static const unsigned char text22[] = {
#embed "../HelodataRuntime/Call/RetryPolicy.swift"
};
static const unsigned char text23[] = {
#embed "../HelodataRuntime/Call/RetryRules.swift"
};
static const unsigned char text24[] = {
#embed "../HelodataRuntime/Call/SharedPause.swift"
};
static const unsigned char text25[] = {
#embed "../HelodataRuntime/Call/StateWaiter.swift"
};
static const unsigned char text26[] = {
#embed "../HelodataRuntime/Call/WaitProgress.swift"
};
static const unsigned char text27[] = {
#embed "../HelodataRuntime/Call/WaitRun.swift"
};
static const unsigned char text28[] = {
#embed "../HelodataRuntime/Concurrency/Alarms.swift"
};
static const unsigned char text29[] = {
#embed "../HelodataRuntime/Concurrency/ClientClock.swift"
};
static const unsigned char text30[] = {
#embed "../HelodataRuntime/Concurrency/Lock.swift"
};
static const unsigned char text31[] = {
#embed "../HelodataRuntime/Concurrency/Race.swift"
};
static const unsigned char text32[] = {
#embed "../HelodataRuntime/HTTP/BaseURL.swift"
};
static const unsigned char text33[] = {
#embed "../HelodataRuntime/HTTP/HTTPDate.swift"
};
static const unsigned char text34[] = {
#embed "../HelodataRuntime/HTTP/HTTPFields.swift"
};
static const unsigned char text35[] = {
#embed "../HelodataRuntime/HTTP/HTTPMethod.swift"
};
static const unsigned char text36[] = {
#embed "../HelodataRuntime/HTTP/HTTPStatus.swift"
};
static const unsigned char text37[] = {
#embed "../HelodataRuntime/HTTP/IdempotencyKey.swift"
};
static const unsigned char text38[] = {
#embed "../HelodataRuntime/HTTP/LinkHeader.swift"
};
static const unsigned char text39[] = {
#embed "../HelodataRuntime/HTTP/MediaType.swift"
};
static const unsigned char text40[] = {
#embed "../HelodataRuntime/HTTP/PercentEncoding.swift"
};
static const unsigned char text41[] = {
#embed "../HelodataRuntime/HTTP/RateLimitStatus.swift"
};
static const unsigned char text42[] = {
#embed "../HelodataRuntime/HTTP/ServerHint.swift"
};
static const unsigned char text43[] = {
#embed "../HelodataRuntime/JSON/Boxed.swift"
};
static const unsigned char text44[] = {
#embed "../HelodataRuntime/JSON/BoxedIfPresent.swift"
};
static const unsigned char text45[] = {
#embed "../HelodataRuntime/JSON/CollectionModels.swift"
};
static const unsigned char text46[] = {
#embed "../HelodataRuntime/JSON/FoundationModels.swift"
};
static const unsigned char text47[] = {
#embed "../HelodataRuntime/JSON/JSONBridge.swift"
};
static const unsigned char text48[] = {
#embed "../HelodataRuntime/JSON/JSONError.swift"
};
static const unsigned char text49[] = {
#embed "../HelodataRuntime/JSON/JSONKeys.swift"
};
static const unsigned char text50[] = {
#embed "../HelodataRuntime/JSON/JSONModel.swift"
};
static const unsigned char text51[] = {
#embed "../HelodataRuntime/JSON/JSONNumber.swift"
};
static const unsigned char text52[] = {
#embed "../HelodataRuntime/JSON/JSONPath.swift"
};
static const unsigned char text53[] = {
#embed "../HelodataRuntime/JSON/JSONReader.swift"
};
static const unsigned char text54[] = {
#embed "../HelodataRuntime/JSON/JSONReaderErrors.swift"
};
static const unsigned char text55[] = {
#embed "../HelodataRuntime/JSON/JSONReaderLookahead.swift"
};
static const unsigned char text56[] = {
#embed "../HelodataRuntime/JSON/JSONReaderNumbers.swift"
};
static const unsigned char text57[] = {
#embed "../HelodataRuntime/JSON/JSONReaderObjects.swift"
};
static const unsigned char text58[] = {
#embed "../HelodataRuntime/JSON/JSONReaderSkip.swift"
};
static const unsigned char text59[] = {
#embed "../HelodataRuntime/JSON/JSONReaderStrings.swift"
};
static const unsigned char text60[] = {
#embed "../HelodataRuntime/JSON/JSONScan.swift"
};
static const unsigned char text61[] = {
#embed "../HelodataRuntime/JSON/JSONValue.swift"
};
static const unsigned char text62[] = {
#embed "../HelodataRuntime/JSON/JSONValueObject.swift"
};
static const unsigned char text63[] = {
#embed "../HelodataRuntime/JSON/JSONWriter.swift"
};
static const unsigned char text64[] = {
#embed "../HelodataRuntime/JSON/JSONWriterMembers.swift"
};
static const unsigned char text65[] = {
#embed "../HelodataRuntime/JSON/JSONWriterScalars.swift"
};
static const unsigned char text66[] = {
#embed "../HelodataRuntime/JSON/OpenEnum.swift"
};
static const unsigned char text67[] = {
#embed "../HelodataRuntime/JSON/PatchValue.swift"
};
static const unsigned char text68[] = {
#embed "../HelodataRuntime/JSON/RecentString.swift"
};
static const unsigned char text69[] = {
#embed "../HelodataRuntime/JSON/ScalarModels.swift"
};
static const unsigned char text70[] = {
#embed "../HelodataRuntime/JSON/Validation.swift"
};
static const unsigned char text71[] = {
#embed "../HelodataRuntime/JSON/ValidationLimits.swift"
};
static const unsigned char text72[] = {
#embed "../HelodataRuntime/Observing/ClientObserver.swift"
};
static const unsigned char text73[] = {
#embed "../HelodataRuntime/Observing/DriftNotes.swift"
};
static const unsigned char text74[] = {
#embed "../HelodataRuntime/Observing/DriftReport.swift"
};
static const unsigned char text75[] = {
#embed "../HelodataRuntime/Observing/LoggingObserver.swift"
};
static const unsigned char text76[] = {
#embed "../HelodataRuntime/Observing/MetricsObserver.swift"
};
static const unsigned char text77[] = {
#embed "../HelodataRuntime/Observing/ObserverGroup.swift"
};
static const unsigned char text78[] = {
#embed "../HelodataRuntime/Observing/TracingObserver.swift"
};
static const unsigned char text79[] = {
#embed "../HelodataRuntime/Request/APIOperation.swift"
};
static const unsigned char text80[] = {
#embed "../HelodataRuntime/Request/APIRequest.swift"
};
static const unsigned char text81[] = {
#embed "../HelodataRuntime/Request/FilePart.swift"
};
static const unsigned char text82[] = {
#embed "../HelodataRuntime/Request/MultipartForm.swift"
};
static const unsigned char text83[] = {
#embed "../HelodataRuntime/Request/ParameterStyle.swift"
};
static const unsigned char text84[] = {
#embed "../HelodataRuntime/Request/ParameterValue.swift"
};
static const unsigned char text85[] = {
#embed "../HelodataRuntime/Request/RequestAssembly.swift"
};
static const unsigned char text86[] = {
#embed "../HelodataRuntime/Request/RequestCheck.swift"
};
static const unsigned char text87[] = {
#embed "../HelodataRuntime/Request/RequestParts.swift"
};
static const unsigned char text88[] = {
#embed "../HelodataRuntime/Request/RequestPath.swift"
};
static const unsigned char text89[] = {
#embed "../HelodataRuntime/Request/URLForm.swift"
};
static const unsigned char text90[] = {
#embed "../HelodataRuntime/Sequences/BodyStream.swift"
};
static const unsigned char text91[] = {
#embed "../HelodataRuntime/Sequences/EventStream.swift"
};
static const unsigned char text92[] = {
#embed "../HelodataRuntime/Sequences/JSONLineStream.swift"
};
static const unsigned char text93[] = {
#embed "../HelodataRuntime/Sequences/LineSplitter.swift"
};
static const unsigned char text94[] = {
#embed "../HelodataRuntime/Sequences/PageSequence.swift"
};
static const unsigned char text95[] = {
#embed "../HelodataRuntime/Sequences/Pagination.swift"
};
static const unsigned char text96[] = {
#embed "../HelodataRuntime/Sequences/RowStream.swift"
};
static const unsigned char text97[] = {
#embed "../HelodataRuntime/Sequences/StreamedCalls.swift"
};
static const unsigned char text98[] = {
#embed "../HelodataRuntime/Sequences/TextColumns.swift"
};
static const unsigned char text99[] = {
#embed "../HelodataRuntime/Sequences/TextFields.swift"
};
static const unsigned char text100[] = {
#embed "../HelodataRuntime/Sequences/TextLineScanner.swift"
};
static const unsigned char text101[] = {
#embed "../HelodataRuntime/Sequences/TextRowFormat.swift"
};
static const unsigned char text102[] = {
#embed "../HelodataRuntime/Sequences/TextRows.swift"
};
static const unsigned char text103[] = {
#embed "../HelodataRuntime/Transport/AsyncHTTPClientBody.swift"
};
static const unsigned char text104[] = {
#embed "../HelodataRuntime/Transport/AsyncHTTPClientFailure.swift"
};
static const unsigned char text105[] = {
#embed "../HelodataRuntime/Transport/AsyncHTTPClientTransport.swift"
};
static const unsigned char text106[] = {
#embed "../HelodataRuntime/Transport/BodyLength.swift"
};
static const unsigned char text107[] = {
#embed "../HelodataRuntime/Transport/DefaultTransport.swift"
};
static const unsigned char text108[] = {
#embed "../HelodataRuntime/Transport/Exchange.swift"
};
static const unsigned char text109[] = {
#embed "../HelodataRuntime/Transport/HTTPTransport.swift"
};
static const unsigned char text110[] = {
#embed "../HelodataRuntime/Transport/ResponseChannel.swift"
};
static const unsigned char text111[] = {
#embed "../HelodataRuntime/Transport/StubTransport.swift"
};
static const unsigned char text112[] = {
#embed "../HelodataRuntime/Transport/TransportFailure.swift"
};
static const unsigned char text113[] = {
#embed "../HelodataRuntime/Transport/URLSessionExchange.swift"
};
static const unsigned char text114[] = {
#embed "../HelodataRuntime/Transport/URLSessionFailure.swift"
};
static const unsigned char text115[] = {
#embed "../HelodataRuntime/Transport/URLSessionRouter.swift"
};
static const unsigned char text116[] = {
#embed "../HelodataRuntime/Transport/URLSessionTransport.swift"
};
static const unsigned char text117[] = {
#embed "../HelodataRuntime/Values/CalendarDate.swift"
};
static const unsigned char text118[] = {
#embed "../HelodataRuntime/Values/ExactDecimal.swift"
};
static const unsigned char text119[] = {
#embed "../HelodataRuntime/Values/ExactDecimalArithmetic.swift"
};
static const unsigned char text120[] = {
#embed "../HelodataRuntime/Values/ExactDecimalText.swift"
};
static const unsigned char text121[] = {
#embed "../HelodataRuntime/Values/ISO8601Duration.swift"
};
static const unsigned char text122[] = {
#embed "../HelodataRuntime/Values/InternetTime.swift"
};
static const unsigned char text123[] = {
#embed "../HelodataRuntime/Values/Redaction.swift"
};
static const unsigned char text124[] = {
#embed "../HelodataRuntime/Values/SecretString.swift"
};
static const unsigned char text125[] = {
#embed "../HelodataRuntime/Values/WideInteger.swift"
};

static const struct RuntimeText texts[] = {
    {"Answer/APIError.swift", text0, sizeof text0},
    {"Answer/APIResponse.swift", text1, sizeof text1},
    {"Answer/CallFailure.swift", text2, sizeof text2},
    {"Answer/CallFailureText.swift", text3, sizeof text3},
    {"Answer/ErrorEnvelope.swift", text4, sizeof text4},
    {"Answer/ErrorResponse.swift", text5, sizeof text5},
    {"Answer/HeaderValue.swift", text6, sizeof text6},
    {"Answer/OperationError.swift", text7, sizeof text7},
    {"Answer/ReceivedBody.swift", text8, sizeof text8},
    {"Call/APIClient.swift", text9, sizeof text9},
    {"Call/APICore.swift", text10, sizeof text10},
    {"Call/CallAttempt.swift", text11, sizeof text11},
    {"Call/CallEngine.swift", text12, sizeof text12},
    {"Call/CallRun.swift", text13, sizeof text13},
    {"Call/CallTimeouts.swift", text14, sizeof text14},
    {"Call/ClientConfiguration.swift", text15, sizeof text15},
    {"Call/ClientCredential.swift", text16, sizeof text16},
    {"Call/ClientState.swift", text17, sizeof text17},
    {"Call/Middleware.swift", text18, sizeof text18},
    {"Call/Replay.swift", text19, sizeof text19},
    {"Call/RetryBudget.swift", text20, sizeof text20},
    {"Call/RetryDelay.swift", text21, sizeof text21},
    {"Call/RetryPolicy.swift", text22, sizeof text22},
    {"Call/RetryRules.swift", text23, sizeof text23},
    {"Call/SharedPause.swift", text24, sizeof text24},
    {"Call/StateWaiter.swift", text25, sizeof text25},
    {"Call/WaitProgress.swift", text26, sizeof text26},
    {"Call/WaitRun.swift", text27, sizeof text27},
    {"Concurrency/Alarms.swift", text28, sizeof text28},
    {"Concurrency/ClientClock.swift", text29, sizeof text29},
    {"Concurrency/Lock.swift", text30, sizeof text30},
    {"Concurrency/Race.swift", text31, sizeof text31},
    {"HTTP/BaseURL.swift", text32, sizeof text32},
    {"HTTP/HTTPDate.swift", text33, sizeof text33},
    {"HTTP/HTTPFields.swift", text34, sizeof text34},
    {"HTTP/HTTPMethod.swift", text35, sizeof text35},
    {"HTTP/HTTPStatus.swift", text36, sizeof text36},
    {"HTTP/IdempotencyKey.swift", text37, sizeof text37},
    {"HTTP/LinkHeader.swift", text38, sizeof text38},
    {"HTTP/MediaType.swift", text39, sizeof text39},
    {"HTTP/PercentEncoding.swift", text40, sizeof text40},
    {"HTTP/RateLimitStatus.swift", text41, sizeof text41},
    {"HTTP/ServerHint.swift", text42, sizeof text42},
    {"JSON/Boxed.swift", text43, sizeof text43},
    {"JSON/BoxedIfPresent.swift", text44, sizeof text44},
    {"JSON/CollectionModels.swift", text45, sizeof text45},
    {"JSON/FoundationModels.swift", text46, sizeof text46},
    {"JSON/JSONBridge.swift", text47, sizeof text47},
    {"JSON/JSONError.swift", text48, sizeof text48},
    {"JSON/JSONKeys.swift", text49, sizeof text49},
    {"JSON/JSONModel.swift", text50, sizeof text50},
    {"JSON/JSONNumber.swift", text51, sizeof text51},
    {"JSON/JSONPath.swift", text52, sizeof text52},
    {"JSON/JSONReader.swift", text53, sizeof text53},
    {"JSON/JSONReaderErrors.swift", text54, sizeof text54},
    {"JSON/JSONReaderLookahead.swift", text55, sizeof text55},
    {"JSON/JSONReaderNumbers.swift", text56, sizeof text56},
    {"JSON/JSONReaderObjects.swift", text57, sizeof text57},
    {"JSON/JSONReaderSkip.swift", text58, sizeof text58},
    {"JSON/JSONReaderStrings.swift", text59, sizeof text59},
    {"JSON/JSONScan.swift", text60, sizeof text60},
    {"JSON/JSONValue.swift", text61, sizeof text61},
    {"JSON/JSONValueObject.swift", text62, sizeof text62},
    {"JSON/JSONWriter.swift", text63, sizeof text63},
    {"JSON/JSONWriterMembers.swift", text64, sizeof text64},
    {"JSON/JSONWriterScalars.swift", text65, sizeof text65},
    {"JSON/OpenEnum.swift", text66, sizeof text66},
    {"JSON/PatchValue.swift", text67, sizeof text67},
    {"JSON/RecentString.swift", text68, sizeof text68},
    {"JSON/ScalarModels.swift", text69, sizeof text69},
    {"JSON/Validation.swift", text70, sizeof text70},
    {"JSON/ValidationLimits.swift", text71, sizeof text71},
    {"Observing/ClientObserver.swift", text72, sizeof text72},
    {"Observing/DriftNotes.swift", text73, sizeof text73},
    {"Observing/DriftReport.swift", text74, sizeof text74},
    {"Observing/LoggingObserver.swift", text75, sizeof text75},
    {"Observing/MetricsObserver.swift", text76, sizeof text76},
    {"Observing/ObserverGroup.swift", text77, sizeof text77},
    {"Observing/TracingObserver.swift", text78, sizeof text78},
    {"Request/APIOperation.swift", text79, sizeof text79},
    {"Request/APIRequest.swift", text80, sizeof text80},
    {"Request/FilePart.swift", text81, sizeof text81},
    {"Request/MultipartForm.swift", text82, sizeof text82},
    {"Request/ParameterStyle.swift", text83, sizeof text83},
    {"Request/ParameterValue.swift", text84, sizeof text84},
    {"Request/RequestAssembly.swift", text85, sizeof text85},
    {"Request/RequestCheck.swift", text86, sizeof text86},
    {"Request/RequestParts.swift", text87, sizeof text87},
    {"Request/RequestPath.swift", text88, sizeof text88},
    {"Request/URLForm.swift", text89, sizeof text89},
    {"Sequences/BodyStream.swift", text90, sizeof text90},
    {"Sequences/EventStream.swift", text91, sizeof text91},
    {"Sequences/JSONLineStream.swift", text92, sizeof text92},
    {"Sequences/LineSplitter.swift", text93, sizeof text93},
    {"Sequences/PageSequence.swift", text94, sizeof text94},
    {"Sequences/Pagination.swift", text95, sizeof text95},
    {"Sequences/RowStream.swift", text96, sizeof text96},
    {"Sequences/StreamedCalls.swift", text97, sizeof text97},
    {"Sequences/TextColumns.swift", text98, sizeof text98},
    {"Sequences/TextFields.swift", text99, sizeof text99},
    {"Sequences/TextLineScanner.swift", text100, sizeof text100},
    {"Sequences/TextRowFormat.swift", text101, sizeof text101},
    {"Sequences/TextRows.swift", text102, sizeof text102},
    {"Transport/AsyncHTTPClientBody.swift", text103, sizeof text103},
    {"Transport/AsyncHTTPClientFailure.swift", text104, sizeof text104},
    {"Transport/AsyncHTTPClientTransport.swift", text105, sizeof text105},
    {"Transport/BodyLength.swift", text106, sizeof text106},
    {"Transport/DefaultTransport.swift", text107, sizeof text107},
    {"Transport/Exchange.swift", text108, sizeof text108},
    {"Transport/HTTPTransport.swift", text109, sizeof text109},
    {"Transport/ResponseChannel.swift", text110, sizeof text110},
    {"Transport/StubTransport.swift", text111, sizeof text111},
    {"Transport/TransportFailure.swift", text112, sizeof text112},
    {"Transport/URLSessionExchange.swift", text113, sizeof text113},
    {"Transport/URLSessionFailure.swift", text114, sizeof text114},
    {"Transport/URLSessionRouter.swift", text115, sizeof text115},
    {"Transport/URLSessionTransport.swift", text116, sizeof text116},
    {"Values/CalendarDate.swift", text117, sizeof text117},
    {"Values/ExactDecimal.swift", text118, sizeof text118},
    {"Values/ExactDecimalArithmetic.swift", text119, sizeof text119},
    {"Values/ExactDecimalText.swift", text120, sizeof text120},
    {"Values/ISO8601Duration.swift", text121, sizeof text121},
    {"Values/InternetTime.swift", text122, sizeof text122},
    {"Values/Redaction.swift", text123, sizeof text123},
    {"Values/SecretString.swift", text124, sizeof text124},
    {"Values/WideInteger.swift", text125, sizeof text125},
};

const struct RuntimeText *helodata_runtime_texts(void) { return texts; }

size_t helodata_runtime_text_count(void) { return sizeof texts / sizeof texts[0]; }
